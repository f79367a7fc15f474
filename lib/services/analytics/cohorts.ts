import { type CohortRow, findCohorts } from '@/db/queries/funnel';
import { periodStart } from '@/lib/domain/analytics/periods';
import { ratio } from '@/lib/domain/analytics/ratios';
import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import { DAY_MS, dayIn, shiftDay } from '@/lib/domain/common/days';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { type AnalyticsScope, analyticsScope } from './scope';

export const COHORT_AGES = [7, 30, 60, 90] as const;

export interface Cohort {
  /** First day of the month in which the friends were referred. */
  month: string;
  leads: number;
  conversions: number;
  /** Of the leads, until now. */
  conversionRate: number | null;
  conversionValueMinor: number;
  rewardMinor: number;
  /** How many had converted so many days after they were referred; `rate` of all leads. */
  within: {
    days: number;
    conversions: number;
    rate: number | null;
    /** False while some of the cohort are younger than that: the figure may still rise. */
    isComplete: boolean;
  }[];
}

export interface Cohorts extends AnalyticsScope {
  cohorts: Cohort[];
}

const DEFAULT_DAYS = 365;

/**
 * Friends by the month in which they were referred, and how many of each converted how fast. Input: `{from?, to?, programId?}`,
 * the last twelve months by default; `from` is moved to the first of its month.
 * @throws NotFoundError for a programme that is not here
 */
export async function getCohorts(ctx: Ctx, input: unknown = {}): Promise<Cohorts> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const asked = await analyticsScope(tx, ctx, query, DEFAULT_DAYS);
    const scope = { ...asked, from: periodStart(asked.from, 'month') };
    const rows = await findCohorts(tx.sql, scope, COHORT_AGES);
    const today = dayIn(scope.timeZone, ctx.now);
    return { ...scope, cohorts: rows.map((row) => cohortOf(row, scope.to, today)) };
  });
}

function cohortOf({ within, ...row }: CohortRow, to: string, today: string): Cohort {
  const next = periodStart(shiftDay(row.month, 31), 'month');
  const last = shiftDay(next, -1) < to ? shiftDay(next, -1) : to;
  const age = (Date.parse(today) - Date.parse(last)) / DAY_MS;
  return {
    ...row,
    conversionRate: ratio(row.conversions, row.leads),
    within: COHORT_AGES.map((days, index) => {
      const conversions = within[index] ?? 0;
      return { days, conversions, rate: ratio(conversions, row.leads), isComplete: age > days };
    }),
  };
}
