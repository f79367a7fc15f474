import { insertReferralEvents, markRewardedReferrals } from '@/db/queries/referral-status';
import type { Ctx } from '../context';
import type { Tx } from '../transact';

/** Referrals whose last open reward was settled in this transaction become `rewarded`, and their timeline says so. */
export async function settleReferrals(tx: Tx, ctx: Ctx, referralIds: readonly string[]): Promise<void> {
  const unique = [...new Set(referralIds)].sort();
  const moved = await markRewardedReferrals(tx.sql, unique, ctx.now);
  const rows = moved.map((referralId) => ({ referralId, type: 'rewarded', data: {}, occurredAt: ctx.now }));
  await insertReferralEvents(tx.sql, ctx.organizationId, rows);
}
