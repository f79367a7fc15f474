/** Twenty-four hours in milliseconds: rules about validity and hold count these, not calendar days. */
export const DAY_MS = 86_400_000;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The whole day `YYYY-MM-DD` that an instant falls on in an IANA time zone. Throws RangeError for an unknown zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formatters.set(timeZone, formatter);
  }
  const [month, day, year] = formatter.format(instant).split('/');
  return `${year}-${month}-${day}`;
}

/** `days` × 24 h later. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** A whole day moved by calendar days. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
