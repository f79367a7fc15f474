/** Twenty-four hours in milliseconds: rules about validity and hold count these, not calendar days. */
export const DAY_MS = 86_400_000;

const MINUTE_MS = 60_000;
// Since 1972 every zone is off UTC by whole minutes, so that all of a minute falls on one day.
const WHOLE_MINUTES_SINCE_MS = Date.UTC(1973, 0);

interface Zone {
  formatter: Intl.DateTimeFormat;
  /** What was asked for last: conversions of a batch are of the same minutes, and formatting is slow. */
  minute: number;
  day: string;
}

const zones = new Map<string, Zone>();

/** The whole day `YYYY-MM-DD` that an instant falls on in an IANA time zone. Throws RangeError for an unknown zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let zone = zones.get(timeZone);
  if (!zone) {
    const formatter = new Intl.DateTimeFormat('en-US', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    zone = { formatter, minute: Number.NaN, day: '' };
    zones.set(timeZone, zone);
  }
  const minute = instant.getTime() < WHOLE_MINUTES_SINCE_MS ? Number.NaN : Math.floor(instant.getTime() / MINUTE_MS);
  if (minute === zone.minute) return zone.day;
  const [month, day, year] = zone.formatter.format(instant).split('/');
  zone.minute = minute;
  zone.day = `${year}-${month}-${day}`;
  return zone.day;
}

/** `days` × 24 h later. */
export function addDays(instant: Date, days: number): Date {
  return new Date(instant.getTime() + days * DAY_MS);
}

/** A whole day moved by calendar days. */
export function shiftDay(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
