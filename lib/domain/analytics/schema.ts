import { z } from 'zod';
import { DAY_MS, dayIn } from '../common/days';
import { instantSchema, listQueryFields, wholeDaySchema } from '../common/fields';
import { idSchema } from '../ids';
import { GRANULARITIES } from './periods';

const boundSchema = z
  .string()
  .refine(
    (value) => wholeDaySchema.safeParse(value).success || instantSchema.safeParse(value).success,
    'Must be a day such as 2026-08-01, or an ISO 8601 instant with a time zone.',
  )
  .refine((value) => value >= '1970' && value < '2200', 'Must lie between 1970 and 2199.');

const MOST_DAYS = 20 * 366;

/** The whole day of the organisation that a bound means: the day itself, or the one the instant lies in. */
export function boundDay(bound: string, timeZone: string): string {
  return bound.length === 10 ? bound : dayIn(timeZone, new Date(bound));
}

const queryFields = {
  from: boundSchema.optional(),
  to: boundSchema.optional(),
  programId: idSchema.optional(),
  granularity: z.enum(GRANULARITIES).optional(),
};

type Range = { from?: string | undefined; to?: string | undefined };

// A series has a point for each day.
function checkRange({ from, to }: Range, context: z.RefinementCtx): void {
  if (!from || !to) return;
  const complain = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  if (Date.parse(from) > Date.parse(to)) complain('to', 'Must not be before from.');
  else if (Date.parse(to) - Date.parse(from) > MOST_DAYS * DAY_MS)
    complain('from', 'Must be at most 20 years before to.');
}

/** Query of `GET /analytics/*`: days in the organisation's time zone (or instants), both included. */
export const analyticsQuerySchema = z.strictObject(queryFields).superRefine(checkRange);
export type AnalyticsQuery = z.output<typeof analyticsQuerySchema>;

/** The same with how many are listed. */
export const leaderboardQuerySchema = z
  .strictObject({ ...queryFields, limit: listQueryFields.limit })
  .superRefine(checkRange);
