import { type Messages, messages, type Namespace } from './messages';

/** What the shared components need in the browser on any page. */
const SHARED: readonly Namespace[] = ['common', 'shell', 'auth', 'tables', 'charts', 'money', 'statuses', 'errors'];

/** The part of the catalogue that a layout sends to the browser: the shared namespaces and those named. */
export function pickMessages(namespaces: readonly Namespace[] = []): Partial<Messages> {
  const wanted = new Set<string>([...SHARED, ...namespaces]);
  return Object.fromEntries(Object.entries(messages).filter(([name]) => wanted.has(name)));
}
