import { DAY_MS, dayIn, shiftDay } from '../common/days';

export const GRANULARITIES = ['day', 'week', 'month'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

/** The first day of the period that a whole day lies in; weeks start on Monday (ISO 8601). */
export function periodStart(day: string, granularity: Granularity): string {
  if (granularity === 'month') return `${day.slice(0, 7)}-01`;
  if (granularity === 'day') return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return shiftDay(day, -weekday);
}

/** The first days of all periods that two whole days and those between lie in. Empty when `to` is before `from`. */
export function periodsBetween(from: string, to: string, granularity: Granularity): string[] {
  const periods: string[] = [];
  for (let start = periodStart(from, granularity); start <= to; start = nextPeriod(start, granularity)) {
    periods.push(start);
  }
  return periods;
}

/** The period that follows, by its first day. */
export function nextPeriod(start: string, granularity: Granularity): string {
  if (granularity === 'day') return shiftDay(start, 1);
  if (granularity === 'week') return shiftDay(start, 7);
  return `${shiftDay(start, 31).slice(0, 7)}-01`;
}

/** The period that an instant lies in, in the organisation's time zone. */
export function periodOf(instant: Date, granularity: Granularity, timeZone: string): string {
  return periodStart(dayIn(timeZone, instant), granularity);
}

/** As many days just before `from`, to compare with: `[from, to]` includes both. */
export function periodBefore(from: string, to: string): { readonly from: string; readonly to: string } {
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS) + 1;
  return { from: shiftDay(from, -days), to: shiftDay(from, -1) };
}
