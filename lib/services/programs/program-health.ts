import { findProgramTrends, type ProgramTrend } from '@/db/queries/program-health';
import { dayIn, shiftDay } from '@/lib/domain/common/days';
import {
  budgetUsedBps,
  conversionRateBps,
  type HealthFacts,
  type HealthNote,
  programHealth,
} from '@/lib/domain/programs/health';
import type { Ctx } from '../context';
import type { Tx } from '../transact';
import { checkVersion } from './check-version';
import type { ProgramView } from './program-view';

export interface ProgramHealth {
  notes: HealthNote[];
  /** `YYYY-MM-DD` in the organisation's time zone. */
  lastConversionDay: string | null;
  /** Of the last 30 days, and of the 30 before; null when nobody left a name. */
  rateBps: number | null;
  previousRateBps: number | null;
  budgetUsedBps: number | null;
  /** What the rule checker says of what is in force; not of programmes that are over. */
  findings: number;
}

const PERIOD_DAYS = 30;

/** How programmes fare, by their ids. */
export async function healthOf(
  tx: Tx,
  ctx: Ctx,
  programs: readonly ProgramView[],
  timeZone: string,
): Promise<Map<string, ProgramHealth>> {
  const today = dayIn(timeZone, ctx.now);
  const recentFrom = shiftDay(today, 1 - PERIOD_DAYS);
  const period = { recentFrom, beforeFrom: shiftDay(recentFrom, -PERIOD_DAYS) };
  const ids = programs.map(({ id }) => id);
  const trends = new Map((await findProgramTrends(tx.sql, ids, period)).map((trend) => [trend.programId, trend]));
  const health = new Map<string, ProgramHealth>();
  for (const program of programs) {
    const trend = trends.get(program.id);
    if (!trend) continue;
    const facts = factsOf(program, trend, today, timeZone);
    const isOver = program.phase === 'ended';
    const findings = isOver ? 0 : (await checkVersion(tx, ctx, program, program)).findings.length;
    health.set(program.id, {
      notes: programHealth(facts),
      lastConversionDay: trend.lastConversionDay,
      rateBps: conversionRateBps(facts.recent),
      previousRateBps: conversionRateBps(facts.before),
      budgetUsedBps: budgetUsedBps(facts),
      findings,
    });
  }
  return health;
}

function factsOf(program: ProgramView, trend: ProgramTrend, today: string, timeZone: string): HealthFacts {
  const since = (day: string) => Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
  return {
    isActive: program.phase === 'active',
    runningDays: since(dayIn(timeZone, program.startsAt)),
    daysSinceConversion: trend.lastConversionDay === null ? null : since(trend.lastConversionDay),
    recent: { leads: trend.recentLeads, conversions: trend.recentConversions },
    before: { leads: trend.beforeLeads, conversions: trend.beforeConversions },
    budgetMinor: program.budgetMinor,
    budgetSpentMinor: trend.budgetSpentMinor,
  };
}
