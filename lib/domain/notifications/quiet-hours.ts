import { TZDate } from '@date-fns/tz';

/** Minutes after midnight on the reader's clock: quiet from `from` on, until just before `to`. Equal means never. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** Whether a minute of the day is quiet; the span may go over midnight. */
export function isQuietMinute(minute: number, { from, to }: QuietHours): boolean {
  return from <= to ? from <= minute && minute < to : minute >= from || minute < to;
}

/**
 * The first instant, from now on, that is not quiet on the clock of a time zone: `now` itself when it is not quiet. Where the
 * clock is put forward over the end, it is the instant of the jump's other side; where it is put back, the end of the hour that
 * comes twice counts the second time when the first is over.
 */
export function quietUntil(now: Date, timeZone: string, hours: QuietHours): Date {
  const local = new TZDate(now.getTime(), timeZone);
  const minute = local.getHours() * 60 + local.getMinutes();
  if (!isQuietMinute(minute, hours)) return now;
  const isTomorrow = hours.to <= minute;
  const end = localInstant(timeZone, local, isTomorrow ? 1 : 0, hours.to);
  if (end > now) return end;
  return new Date(floorMinute(now).getTime() + ((hours.to - minute + DAY_MINUTES) % DAY_MINUTES) * MINUTE_MS);
}

/** The next time that the clock of a time zone shows this hour; `now` counts only when it is later than that. */
export function nextHour(now: Date, timeZone: string, hour: number): Date {
  const local = new TZDate(now.getTime(), timeZone);
  const today = localInstant(timeZone, local, 0, hour * 60);
  return today > now ? today : localInstant(timeZone, local, 1, hour * 60);
}

function localInstant(timeZone: string, day: TZDate, later: number, minute: number): Date {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  const local = new TZDate(day.getFullYear(), day.getMonth(), day.getDate() + later, hours, minutes, 0, 0, timeZone);
  return new Date(local.getTime());
}

function floorMinute(instant: Date): Date {
  return new Date(Math.floor(instant.getTime() / MINUTE_MS) * MINUTE_MS);
}
