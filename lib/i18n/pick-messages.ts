import { catalogues } from './catalogues';
import type { Locale } from './config';
import type { Messages, Namespace } from './messages';

/** A namespace of the catalogue, or one part of it: `portal` or `portal.start`. */
export type MessagePart = Namespace | `${Namespace}.${string}`;

/** What the shared components need in the browser on any page. */
const SHARED: readonly Namespace[] = ['common', 'shell', 'auth', 'tables', 'charts', 'money', 'statuses', 'errors'];

/** The part of a catalogue that a layout sends to the browser: the shared namespaces, or those of a part of Kith. */
export function pickMessages(locale: Locale, parts: readonly MessagePart[] = SHARED): Partial<Messages> {
  const picked: Record<string, Record<string, unknown>> = {};
  for (const part of parts) {
    const [name, key] = part.split('.') as [Namespace, string?];
    const whole: Record<string, unknown> = catalogues[locale][name];
    picked[name] = key === undefined ? whole : { ...picked[name], [key]: whole[key] };
  }
  return picked as Partial<Messages>;
}
