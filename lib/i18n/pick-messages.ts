import { catalogues } from './catalogues';
import type { Locale } from './config';
import type { Messages, Namespace } from './messages';

/** What the shared components need in the browser on any page. */
const SHARED: readonly Namespace[] = ['common', 'shell', 'auth', 'tables', 'charts', 'money', 'statuses', 'errors'];

/** The part of a catalogue that a layout sends to the browser: the shared namespaces, or those of a part of Kith. */
export function pickMessages(locale: Locale, namespaces: readonly Namespace[] = SHARED): Partial<Messages> {
  const wanted = new Set<string>(namespaces);
  return Object.fromEntries(Object.entries(catalogues[locale]).filter(([name]) => wanted.has(name)));
}
