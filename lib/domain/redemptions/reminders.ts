import { DAY_MS, dayIn } from '../common/days';

/** So many days before credit ends its owner is reminded, once each. */
export const REMINDER_STAGES = [30, 7, 1] as const;
export type ReminderStage = (typeof REMINDER_STAGES)[number];

// People are written to from nine in the morning on, by the school's clock.
const FIRST_HOUR = 9;

/** Whether it is a time of day at which people are reminded, in the organisation's time zone. */
export function isReminderTime(now: Date, timeZone: string): boolean {
  const hour = new Intl.DateTimeFormat('en-US', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now);
  return Number(hour) >= FIRST_HOUR;
}

/**
 * The reminder that is due for credit: the latest stage whose day has come by the calendar of the organisation. One that was
 * missed is not caught up with when a later one is due. Null while more than 30 days are left, and when the credit is over.
 */
export function dueReminder(expiresAt: Date, now: Date, timeZone: string): ReminderStage | null {
  if (expiresAt < now) return null;
  const days = (Date.parse(dayIn(timeZone, expiresAt)) - Date.parse(dayIn(timeZone, now))) / DAY_MS;
  return REMINDER_STAGES.findLast((stage) => days <= stage) ?? null;
}
