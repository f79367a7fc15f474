/** A whole day `YYYY-MM-DD` in the reader's form, as "Nov 26, 2026". In UTC, so that no time zone moves it. */
export function formatDay(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
