import { createTranslator } from 'next-intl';
import { catalogues } from './catalogues';
import { DEFAULT_LOCALE, type Locale } from './config';
import { formats } from './formats';
import type { Messages, Namespace } from './messages';

/**
 * The catalogue for code outside React and Next: pages rendered by react-dom/server, e-mails, the worker.
 * @param namespace one file of `messages/en`; keys are then relative to it.
 * @param timeZone IANA name, for dates inside messages; UTC when the organisation is not known.
 * @param locale the reader's language
 */
export function translator<N extends Namespace>(namespace: N, timeZone = 'UTC', locale: Locale = DEFAULT_LOCALE) {
  return createTranslator<Messages, N>({ locale, messages: catalogues[locale], namespace, formats, timeZone });
}
