import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { patternsOf, readMessage } from './read-message';
import { translator } from './translator';

type Key = keyof typeof messages.fieldErrors;

const PATTERNS = patternsOf(messages.fieldErrors);

// In a page a day is chosen in the browser's own way of writing it, so the example that the API gives would mislead there.
const DAY = /^Must be a day\b.* such as \d{4}-\d\d-\d\d/;

/** What the core says of a field, in the reader's language; English stays as it is but for days, and so does what no catalogue knows. */
export function sayFieldError(message: string, locale: Locale): string {
  if (DAY.test(message)) return translator('fieldErrors', 'UTC', locale)('chooseDay');
  if (locale === DEFAULT_LOCALE) return message;
  const found = readMessage(PATTERNS, message);
  return found ? translator('fieldErrors', 'UTC', locale)(found.key as Key, found.given as never) : message;
}
