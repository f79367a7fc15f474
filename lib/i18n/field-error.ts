import { DEFAULT_LOCALE, type Locale } from './config';
import { messages } from './messages';
import { patternsOf, readMessage } from './read-message';
import { sayGivenMoney } from './say-money';
import { knownReason } from './say-reason';
import { translator } from './translator';

type Key = keyof typeof messages.fieldErrors;

const PATTERNS = patternsOf(messages.fieldErrors);

// In a page a day is chosen in the browser's own way of writing it, so the example that the API gives would mislead there.
const DAY = /^Must be a day\b.* such as \d{4}-\d\d-\d\d/;

// Nor is an amount typed in cents there.
const MINOR = /^Must be at most \d+ \((.+)\): no more is left\.$/;

/** What the core says of a field of a form, in the reader's language; English stays as it is but for days and amounts. */
export function sayFieldError(message: string, locale: Locale): string {
  const say = translator('fieldErrors', 'UTC', locale);
  if (DAY.test(message)) return say('chooseDay');
  const [, money] = MINOR.exec(message) ?? [];
  return money ? say('noMoreMoney', sayGivenMoney({ money }, locale)) : sayCellError(message, locale);
}

/** The same of a cell of a file, where a day is written. What no catalogue knows is at least said not to do. */
export function sayCellError(message: string, locale: Locale): string {
  if (locale === DEFAULT_LOCALE) return message;
  const say = translator('fieldErrors', 'UTC', locale);
  const found = readMessage(PATTERNS, message);
  return found
    ? say(found.key as Key, sayGivenMoney(found.given, locale) as never)
    : (knownReason(message, locale) ?? say('other'));
}
