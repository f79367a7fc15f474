import { z } from 'zod';
import { DAY_MS, dayIn } from '../common/days';
import { instantSchema, wholeDaySchema } from '../common/fields';
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

/** Query of `GET /analytics/*`: days in the organisation's time zone (or instants), both included. */
export const analyticsQuerySchema = z
  .strictObject({
    from: boundSchema.optional(),
    to: boundSchema.optional(),
    programId: idSchema.optional(),
    granularity: z.enum(GRANULARITIES).optional(),
  })
  .refine((query) => !query.from || !query.to || Date.parse(query.from) <= Date.parse(query.to), {
    path: ['to'],
    error: 'Must not be before from.',
  })
  // A series has a point for each day.
  .refine((query) => !query.from || !query.to || Date.parse(query.to) - Date.parse(query.from) <= MOST_DAYS * DAY_MS, {
    path: ['from'],
    error: 'Must be at most 20 years before to.',
  });
export type AnalyticsQuery = z.output<typeof analyticsQuerySchema>;
