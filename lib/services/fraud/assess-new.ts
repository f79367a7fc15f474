import { findUnassessed } from '@/db/queries/fraud-cases';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { assessReferrals } from './assess';

const BATCH = 200;
const MOST = 20;

/**
 * Looks at referrals that earned something and were never looked at, so that a person sees what is odd while the hold lasts.
 * In batches of their own transaction; what is left over waits for the next minute.
 */
export async function assessNewReferrals(ctx: Ctx): Promise<{ assessed: number; held: number }> {
  authorize(ctx, 'rewards:approve');
  const sum = { assessed: 0, held: 0 };
  for (let batch = 0; batch < MOST; batch += 1) {
    const { assessed, held } = await assessBatch(ctx);
    sum.assessed += assessed;
    sum.held += held;
    if (assessed < BATCH) break;
  }
  return sum;
}

function assessBatch(ctx: Ctx): Promise<{ assessed: number; held: number }> {
  return transact(ctx, async (tx) => {
    const ids = await findUnassessed(tx.sql, BATCH);
    const held = await assessReferrals(tx, ctx, ids);
    return { assessed: ids.length, held: held.size };
  });
}
