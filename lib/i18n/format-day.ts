import { formats } from './formats';

/** A whole day `YYYY-MM-DD` in the reader's form, as "Nov 26, 2026" and every other date of a page. In UTC, so that no zone moves it. */
export function formatDay(day: string, locale: string): string {
  const options = { ...formats.dateTime.date, timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(locale, options).format(new Date(`${day}T00:00:00Z`));
}
