import { findDailySums } from '@/db/queries/analytics';
import {
  countCohort,
  countDurations,
  countQuality,
  countSteps,
  findDurations,
  type StepCount,
} from '@/db/queries/funnel';
import { ratio } from '@/lib/domain/analytics/ratios';
import { analyticsQuerySchema } from '@/lib/domain/analytics/schema';
import type { MilestoneStep } from '@/lib/domain/referrals/milestones';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { addSums, NO_SUMS } from './figures';
import { type AnalyticsScope, analyticsScope } from './scope';

export interface FunnelStep {
  /** `touches`, `leads`, `rewarded`, or the key of a milestone. */
  key: string;
  /** The school's own word for it; null for what Kith names. */
  label: string | null;
  count: number;
  /** Of all leads, 0 to 1; null without a lead, and for touches. */
  rateOfLeads: number | null;
  /** Half of those who came here had come this many days after the touch; null where nobody did, or it is not known. */
  medianDays: number | null;
}

export interface Durations {
  count: number;
  firstQuartileDays: number | null;
  medianDays: number | null;
  thirdQuartileDays: number | null;
}

/** The way of the friends who were referred on these days, and how long those took who converted on them. */
export interface Funnel extends Omit<AnalyticsScope, 'currency'> {
  steps: FunnelStep[];
  timeToConversion: Durations & {
    /** `fromDays` or more and less than `toDays`; null for without an end. */
    distribution: { fromDays: number; toDays: number | null; count: number }[];
    programs: (Durations & { programId: string; name: string })[];
  };
  quality: { average: number | null; distribution: { from: number; to: number; count: number }[] };
}

const BOUNDS = [1, 3, 7, 14, 30, 60, 90] as const;

/**
 * The funnel with the school's own steps, time to conversion by programme, and the quality of referrals. Input: `{from?, to?,
 * programId?}`, the last 30 days by default. A step counts who reached it until now, so that a late one is not lost.
 * @throws NotFoundError for a programme that is not here
 */
export async function getFunnel(ctx: Ctx, input: unknown = {}): Promise<Funnel> {
  authorize(ctx, 'analytics:read');
  const query = parse(analyticsQuerySchema, input);
  return readOnly(ctx, async (tx) => {
    const { currency, ...scope } = await analyticsScope(tx, ctx, query);
    const { milestones } = await organizationFacts(tx, ctx);
    const { touches } = (await findDailySums(tx.sql, { ...scope, currency })).reduce(addSums, NO_SUMS);
    const { leads, rewarded } = await countCohort(tx.sql, scope);
    const reached = await countSteps(tx.sql, scope);
    const quality = await countQuality(tx.sql, scope);
    return {
      ...scope,
      steps: stepsOf({ touches, leads, rewarded, milestones, reached }),
      timeToConversion: await timesOf(tx.sql, scope),
      quality: {
        average: quality.average,
        distribution: quality.counts.map((count, index) => ({
          from: index * 20,
          to: index === 4 ? 100 : index * 20 + 19,
          count,
        })),
      },
    };
  });
}

interface StepFacts {
  touches: number;
  leads: number;
  rewarded: number;
  milestones: readonly MilestoneStep[];
  reached: readonly StepCount[];
}

function stepsOf({ touches, leads, rewarded, milestones, reached }: StepFacts): FunnelStep[] {
  const step = (key: string, label: string | null, count: number, medianDays: number | null = null): FunnelStep => ({
    ...{ key, label, count, medianDays },
    rateOfLeads: key === 'touches' ? null : ratio(count, leads),
  });
  const own = milestones.map(({ key, label }) => {
    const found = reached.find((row) => row.key === key);
    return step(key, label || null, found?.count ?? 0, found?.medianDays ?? null);
  });
  return [step('touches', null, touches), step('leads', null, leads), ...own, step('rewarded', null, rewarded)];
}

async function timesOf(
  sql: Parameters<typeof findDurations>[0],
  scope: Omit<AnalyticsScope, 'currency'>,
): Promise<Funnel['timeToConversion']> {
  const rows = await findDurations(sql, scope);
  const counts = await countDurations(sql, scope, BOUNDS);
  const all = rows.find(({ programId }) => programId === null);
  const none: Durations = { count: 0, firstQuartileDays: null, medianDays: null, thirdQuartileDays: null };
  return {
    ...(all ? durationsOf(all) : none),
    distribution: counts.map((count, index) => ({
      fromDays: BOUNDS[index - 1] ?? 0,
      toDays: BOUNDS[index] ?? null,
      count,
    })),
    programs: rows.flatMap((row) =>
      row.programId === null ? [] : [{ programId: row.programId, name: row.programName ?? '', ...durationsOf(row) }],
    ),
  };
}

function durationsOf({ count, firstQuartileDays, medianDays, thirdQuartileDays }: Durations): Durations {
  return { count, firstQuartileDays, medianDays, thirdQuartileDays };
}
