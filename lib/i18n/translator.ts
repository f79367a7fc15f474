import { createTranslator } from 'next-intl';
import { DEFAULT_LOCALE } from './config';
import { formats } from './formats';
import { type Messages, messages, type Namespace } from './messages';

/**
 * The catalogue for code outside React and Next: pages rendered by react-dom/server, e-mails, the worker.
 * @param namespace one file of `messages/en`; keys are then relative to it.
 * @param timeZone IANA name, for dates inside messages; UTC when the organisation is not known.
 */
export function translator<N extends Namespace>(namespace: N, timeZone = 'UTC') {
  return createTranslator<Messages, N>({ locale: DEFAULT_LOCALE, messages, namespace, formats, timeZone });
}
