import { wipeDisabledConnections } from '@/db/queries/payout-connections';
import { findStalePayouts, markPayoutAsked } from '@/db/queries/payouts';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly, transact } from '../transact';
import { executePayout } from './execute';
import { finishTakeBack } from './finish-take-back';
import { settlePayout } from './settle';

const STALE_MS = 15 * 60_000;
const MAX = 100;

/**
 * Takes up payouts that have been under way for a quarter of an hour, in case what watched over them was lost: hands each to the
 * bank again under its own key, which moves nothing twice, and asks what became of it. Goes on, too, with what finance takes back.
 * One that fails keeps no other from its turn, neither now nor in the next run, which asks the others first.
 * @throws Error at the end, which names those that failed
 */
export async function reconcilePayouts(ctx: Ctx): Promise<{ checked: number; settled: number }> {
  authorize(ctx, 'payouts:write');
  const before = new Date(ctx.now.getTime() - STALE_MS);
  const ids = await readOnly(ctx, ({ sql }) => findStalePayouts(sql, before, MAX));
  let settled = 0;
  const failed: string[] = [];
  for (const payoutId of ids) {
    try {
      if ((await takeUp(ctx, payoutId)) !== 'processing') settled++;
    } catch (error) {
      failed.push(`${payoutId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  // What was disconnected is kept only as long as a payout needs it.
  await transact(ctx, ({ sql }) => wipeDisabledConnections(sql));
  if (failed.length) {
    throw new Error(
      `${failed.length} of ${ids.length} payouts could not be taken up: ${failed.slice(0, 5).join('; ')}`,
    );
  }
  return { checked: ids.length, settled };
}

async function takeUp(ctx: Ctx, payoutId: string): Promise<string> {
  await transact(ctx, ({ sql }) => markPayoutAsked(sql, payoutId, ctx.now));
  const sent = await executePayout(ctx, { payoutId });
  if (sent.status === 'paid') return (await finishTakeBack(ctx, { payoutId })).status;
  return (sent.status === 'processing' ? await settlePayout(ctx, { payoutId }) : sent).status;
}
