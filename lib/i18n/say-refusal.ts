import type { AppError, FieldError } from '@/lib/services/errors';
import type { RowError } from '@/lib/services/import/parse-rows';
import type { RefusalCode } from '@/lib/services/refusal-codes';
import { DEFAULT_LOCALE, type Locale } from './config';
import { sayCellError, sayFieldError } from './field-error';
import { messages } from './messages';
import { type Pattern, patternsOf, readMessage } from './read-message';
import { sayGivenMoney } from './say-money';
import { translator } from './translator';

// The compiler asks for words for every code: add them to `refusals` of each language.
const TEXTS: Record<RefusalCode, { other: string }> = messages.refusals;

const PATTERNS = Object.fromEntries(
  Object.entries(TEXTS).map(([code, texts]) => [code, patternsOf(texts)]),
) as unknown as Record<RefusalCode, Pattern[]>;

/** The arguments that hold a state, each with what it is the state of. */
const STATES: Readonly<Record<string, readonly ['statuses' | 'attribution', string]>> = {
  reward: ['statuses', 'reward'],
  redemption: ['statuses', 'redemption'],
  from: ['statuses', 'program'],
  to: ['statuses', 'program'],
  answer: ['attribution', 'questions.is'],
};

type Said = Pick<AppError, 'code' | 'message'>;

/**
 * Why something was refused, in the reader's language: by its code, and by its English words where the code has several sentences.
 * English stays as it is. A sentence that no catalogue knows becomes what its code says in general.
 */
export function sayRefusal({ code, message }: Said, locale: Locale): string {
  if (locale === DEFAULT_LOCALE) return message;
  const found = readMessage(PATTERNS[code], message);
  const say = translator('refusals', 'UTC', locale) as (key: string, given?: Record<string, string>) => string;
  if (found) return say(`${code}.${found.key}`, sayGiven(found.given, locale));
  return needsNothing(TEXTS[code].other) ? say(`${code}.other`) : translator('common', 'UTC', locale)('form.refused');
}

/** What is wrong with the fields, in the reader's language; a rule that is told at a field says the same there. */
export function sayFieldErrors({ code, message, errors }: Said & { errors: readonly FieldError[] }, locale: Locale) {
  return errors.map((error) => ({
    path: error.path,
    message: error.message === message ? sayRefusal({ code, message }, locale) : sayFieldError(error.message, locale),
  }));
}

/** What is wrong with a row of a file, in the reader's language; columns keep the names that they have in the file. */
export function sayRowError<Row extends RowError>(error: Row, locale: Locale): Row {
  const { code, message } = error;
  return { ...error, message: code ? sayRefusal({ code, message }, locale) : sayCellError(message, locale) };
}

/** What stands in a sentence, in the reader's language: amounts, states of our own, and somebody whom nobody knows. */
function sayGiven(given: Record<string, string>, locale: Locale): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sayGivenMoney(given, locale)).map(([name, value]) => {
      if (name === 'name' && /^Somebody(?: else)?$/.test(value)) {
        return [name, translator('common', 'UTC', locale)('form.somebody')];
      }
      const [namespace, path] = STATES[name] ?? [];
      if (!namespace) return [name, value];
      const say = translator(namespace, 'UTC', locale) as ((key: string) => string) & { has: (key: string) => boolean };
      return [name, say.has(`${path}.${value}`) ? say(`${path}.${value}`) : value];
    }),
  );
}

const needsNothing = (text: string) => !text.includes('{');
