import { TZDate } from '@date-fns/tz';

/** The first instant of a whole day `YYYY-MM-DD` in an IANA time zone. */
export function startOfDayIn(timeZone: string, day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 0, 0, 0, 0, timeZone).getTime());
}

/** The last millisecond of a whole day: what a programme's last day means, both ends being included. */
export function endOfDayIn(timeZone: string, day: string): Date {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(new TZDate(year, month - 1, date, 23, 59, 59, 999, timeZone).getTime());
}
