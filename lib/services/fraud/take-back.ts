import { findRejectable } from '@/db/queries/fraud-cases';
import type { Ctx } from '../context';
import { joinTransaction } from '../joined';
import { rejectReward } from '../rewards/reject';
import type { Tx } from '../transact';
import { withRewardRights } from './with-reward-rights';

/**
 * Rejects the rewards of a referral that are not paid, in the same transaction: all of them, or only those that a payout could
 * carry off while the referrer may still appeal.
 * @returns how many
 */
export async function takeBackRewards(
  tx: Tx,
  ctx: Ctx,
  { referralId, reason, onlyApproved }: { referralId: string; reason: string; onlyApproved: boolean },
): Promise<number> {
  const rewards = await findRejectable(tx.sql, referralId);
  const chosen = rewards.filter(({ status }) => !onlyApproved || status === 'approved');
  await joinTransaction({ organizationId: ctx.organizationId, sql: tx.sql }, async () => {
    for (const { id: rewardId } of chosen) await rejectReward(withRewardRights(ctx), { rewardId, reason });
  });
  return chosen.length;
}
