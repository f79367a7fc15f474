import { wipeDisabledConnections } from '@/db/queries/payout-connections';
import { findStalePayouts } from '@/db/queries/payouts';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly, transact } from '../transact';
import { executePayout } from './execute';
import { settlePayout } from './settle';

const STALE_MS = 15 * 60_000;
const MAX = 100;

/**
 * Takes up payouts that have been under way for a quarter of an hour, in case what watched over them was lost: hands each to the
 * bank again under its own key, which moves nothing twice, and asks what became of it.
 */
export async function reconcilePayouts(ctx: Ctx): Promise<{ checked: number; settled: number }> {
  authorize(ctx, 'payouts:write');
  const before = new Date(ctx.now.getTime() - STALE_MS);
  const ids = await readOnly(ctx, ({ sql }) => findStalePayouts(sql, before, MAX));
  let settled = 0;
  for (const payoutId of ids) {
    const sent = await executePayout(ctx, { payoutId });
    const { status } = sent.status === 'processing' ? await settlePayout(ctx, { payoutId }) : sent;
    if (status !== 'processing') settled++;
  }
  // What was disconnected is kept only as long as a payout needs it.
  await transact(ctx, ({ sql }) => wipeDisabledConnections(sql));
  return { checked: ids.length, settled };
}
