import { findLastRun, setLastRun } from '@/db/queries/payout-runs';
import { isDue } from '@/lib/domain/payouts/schedule';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { readOnly, transact } from '../transact';
import { type PayoutRun, runPayouts } from './build';

/**
 * What the clock does: runs payouts when the school's schedule says so, and nothing otherwise (null). The day counts as run only
 * after the whole run, so one that was interrupted goes on with the next tick.
 */
export async function runScheduledPayouts(ctx: Ctx): Promise<PayoutRun | null> {
  authorize(ctx, 'payouts:write');
  const { schedule, due } = await readOnly(ctx, async (tx) => {
    const { payoutSchedule, timeZone } = await organizationFacts(tx, ctx);
    const lastRunAt = await findLastRun(tx.sql);
    return { schedule: payoutSchedule, due: isDue(ctx.now, payoutSchedule, timeZone, lastRunAt) };
  });
  if (!due) return null;
  const run = await runPayouts(ctx);
  if (schedule.kind !== 'at-once') {
    await transact(ctx, ({ sql }) => setLastRun(sql, ctx.organizationId, ctx.now));
  }
  return run;
}
