import { z } from 'zod';
import { isCurrency } from '../money/currencies';
import { MAX_AMOUNT_MINOR } from '../money/money';
import { normalizePhone } from '../people/normalize-phone';
import { MOST_SEARCHED } from './searching';
import { type SortParam, sortingOf, sortParams } from './sorting';

// PostgreSQL takes neither NUL in text nor half a surrogate pair in jsonb; other control characters are never meant.
// biome-ignore lint/suspicious/noControlCharactersInRegex: this is the check that keeps them out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether a text can be stored as it is. */
export function isClean(value: string): boolean {
  return !CONTROL.test(value) && value.isWellFormed();
}

/** A trimmed, non-empty line or paragraph of at most `max` characters without control characters. */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, 'Must not be empty.')
    .max(max, `Must have at most ${max} characters.`)
    .refine(isClean, 'Must not contain control characters.');
}

/** Words that a list is searched for. */
export const searchField = z
  .string()
  .trim()
  .max(MOST_SEARCHED)
  .refine(isClean, 'Must not contain control characters.')
  .optional();

/** The id that another system gave to a thing. */
export const externalIdSchema = text(200);

/** A whole amount in minor units, 0 or more. */
export const amountMinorSchema = z
  .int('Must be a whole number of minor units.')
  .min(0, 'Must not be negative.')
  .max(MAX_AMOUNT_MINOR, `Must be at most ${MAX_AMOUNT_MINOR}.`);

/** A whole amount in minor units, 1 or more. */
export const positiveAmountMinorSchema = z
  .int('Must be a whole number of minor units.')
  .min(1, 'Must be more than 0.')
  .max(MAX_AMOUNT_MINOR, `Must be at most ${MAX_AMOUNT_MINOR}.`);

/** A rate from 0 to 10000 basis points. */
export const rateBpsSchema = z
  .int('Must be a whole number of basis points.')
  .min(0, 'Must not be negative.')
  .max(10_000, 'Must be at most 10000 (100 %).');

/** An ISO 4217 code in upper case. */
export const currencySchema = z
  .string()
  .refine(isCurrency, 'Must be an ISO 4217 currency code in upper case, such as USD.');

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)$/;

function parseInstant(value: string): Date | undefined {
  const match = INSTANT.exec(value);
  if (!match || !isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))) return undefined;
  return new Date(value.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** An ISO 8601 instant with its zone, years 1970-2199, as a Date. Finer than a millisecond is cut off. */
export const instantSchema = z.string().transform((value, context) => {
  const date = parseInstant(value);
  if (!date || date.getUTCFullYear() < 1970 || date.getUTCFullYear() > 2199) {
    context.addIssue({
      code: 'custom',
      message: 'Must be an ISO 8601 instant with a time zone, such as 2026-08-01T09:00:00Z.',
    });
    return z.NEVER;
  }
  return date;
});

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A whole day `YYYY-MM-DD` that exists in the calendar. Days compare as strings. */
export const wholeDaySchema = z.string().refine((value) => {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return (
    match !== null && Number(match[1]) >= 1900 && isCalendarDay(Number(match[1]), Number(match[2]), Number(match[3]))
  );
}, 'Must be a day of the calendar, such as 2026-08-01.');

/** An e-mail address as a person types it; kept as given, compared by `normalizeEmail`. */
export const emailSchema = z
  .string()
  .trim()
  .max(254, 'Must have at most 254 characters.')
  .pipe(z.email('Must be an e-mail address.'));

/** A phone number as a person types it; compared by `normalizePhone`. */
export const phoneSchema = z
  .string()
  .trim()
  .refine(isPhone, 'Must be a phone number, best with its country code, such as +12125550123.');

// Without a country code only the organisation's region can tell.
function isPhone(value: string): boolean {
  if (!/^\+?[0-9(][0-9 ()./-]{3,30}$/.test(value)) return false;
  return !/^(\+|00)/.test(value) || normalizePhone(value) !== null;
}

/** An IANA time zone that this runtime knows. */
export const timeZoneSchema = z
  .string()
  .max(64)
  .refine(isTimeZone, 'Must be an IANA time zone, such as America/New_York.');

function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

/** What the browser or the client gave a visitor as its name. */
export const visitorIdSchema = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,100}$/, 'Must have 1 to 100 letters, digits, dots, dashes, colons or underscores.');

/** `?sort=` of a list that a page shows: one of its columns, or with `-` in front of it from the greatest down. */
export function sortField<const Column extends string>(columns: readonly Column[]) {
  return z
    .enum(sortParams(columns))
    .transform((param) => sortingOf(param as SortParam<Column>))
    .optional();
}

/** `limit` and `cursor` of every list. */
export const listQueryFields = {
  limit: z.coerce.number().pipe(z.int().min(1).max(100)).default(50),
  cursor: z.string().max(500).optional(),
};
