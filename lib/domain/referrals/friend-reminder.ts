import { z } from 'zod';
import { addDays } from '../common/days';

const RANGE = 'Must be from 1 to 30 days, or empty for never.';

/** So many days after a friend left a name he is reminded; null for never. */
export const friendReminderDaysSchema = z.int(RANGE).min(1, RANGE).max(30, RANGE).nullable();

// What was missed for longer is left: a school that switches reminders on writes to nobody of last year.
const CATCH_UP_DAYS = 7;

/** When a friend must have left his name to be reminded at `now`: after `from`, and at `to` at the latest. */
export function friendReminderWindow(now: Date, days: number): { from: Date; to: Date } {
  return { from: addDays(now, -days - CATCH_UP_DAYS), to: addDays(now, -days) };
}
