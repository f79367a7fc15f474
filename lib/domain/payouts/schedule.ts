import { z } from 'zod';
import { startOfDayIn } from '../common/day-bounds';
import { dayIn, shiftDay } from '../common/days';

/** When the clock runs payouts: as soon as something is due, on a weekday (1 is Monday, ISO 8601), or on a day of the month. */
export const payoutScheduleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('at-once') }),
  z.strictObject({
    kind: z.literal('weekly'),
    weekday: z.int('Must be a weekday.').min(1, 'Must be a weekday, 1 to 7.').max(7, 'Must be a weekday, 1 to 7.'),
  }),
  z.strictObject({
    kind: z.literal('monthly'),
    // No later day: every month has a 28th.
    day: z.int('Must be a day.').min(1, 'Must be a day from 1 to 28.').max(28, 'Must be a day from 1 to 28.'),
  }),
]);
export type PayoutSchedule = z.output<typeof payoutScheduleSchema>;

/**
 * Whether the clock is to run payouts now. Days are those of the school's time zone. A day that was missed because nothing ran is
 * caught up, once however many were missed; a day that has run does not run again. `lastRunAt` is null before the first.
 */
export function isDue(now: Date, schedule: PayoutSchedule, timeZone: string, lastRunAt: Date | null): boolean {
  if (schedule.kind === 'at-once') return true;
  const today = dayIn(timeZone, now);
  const latest = latestDay(today, schedule);
  return lastRunAt === null ? latest === today : dayIn(timeZone, lastRunAt) < latest;
}

/** When the clock runs payouts next: `now` when it is due, else the start of the next day of the schedule. Null for at once. */
export function nextRunAt(now: Date, schedule: PayoutSchedule, timeZone: string, lastRunAt: Date | null): Date | null {
  if (schedule.kind === 'at-once') return null;
  if (isDue(now, schedule, timeZone, lastRunAt)) return now;
  const today = dayIn(timeZone, now);
  const days = schedule.kind === 'weekly' ? 7 : 31;
  for (let ahead = 1; ahead <= days; ahead++) {
    const day = shiftDay(today, ahead);
    if (latestDay(day, schedule) === day) return startOfDayIn(timeZone, day);
  }
  return null;
}

/**
 * What counts as the last run for a schedule that is chosen now: today still runs if it is a day of it and has not run, days
 * before are over.
 */
export function lastRunForNewSchedule(now: Date, timeZone: string, lastRunAt: Date | null): Date {
  const yesterday = new Date(startOfDayIn(timeZone, dayIn(timeZone, now)).getTime() - 1);
  return lastRunAt && lastRunAt > yesterday ? lastRunAt : yesterday;
}

/** The latest day of the schedule that is not after this one. */
function latestDay(day: string, schedule: Exclude<PayoutSchedule, { kind: 'at-once' }>): string {
  if (schedule.kind === 'weekly') return shiftDay(day, -((isoWeekday(day) - schedule.weekday + 7) % 7));
  const wanted = String(schedule.day).padStart(2, '0');
  const month = day.slice(8) >= wanted ? day : shiftDay(`${day.slice(0, 8)}01`, -1);
  return `${month.slice(0, 8)}${wanted}`;
}

function isoWeekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}
