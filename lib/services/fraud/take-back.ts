import { lockStandingRewards, type StandingRewardRow } from '@/db/queries/fraud-cases';
import type { Ctx } from '../context';
import { joinTransaction } from '../joined';
import { clawBackRewards } from '../rewards/claw-back';
import { rejectReward } from '../rewards/reject';
import type { Tx } from '../transact';
import { withRewardRights } from './with-reward-rights';

/**
 * Takes the rewards of a referral back, in the same transaction: all that stands of them, paid ones too; or, while the referrer
 * may still appeal, only those that a payout could carry off.
 * @returns how many
 */
export async function takeBackRewards(
  tx: Tx,
  ctx: Ctx,
  { referralId, reason, onlyApproved }: { referralId: string; reason: string; onlyApproved: boolean },
): Promise<number> {
  const rewards = await lockStandingRewards(tx.sql, referralId);
  const { free = [], gone = [] } = Object.groupBy(rewards, (reward) => (isFree(reward) ? 'free' : 'gone'));
  const rejected = free.filter(({ status }) => !onlyApproved || status === 'approved');
  const clawedBack = onlyApproved ? [] : gone;
  await joinTransaction({ organizationId: ctx.organizationId, sql: tx.sql }, async () => {
    for (const { id: rewardId } of rejected) await rejectReward(withRewardRights(ctx), { rewardId, reason });
    const rewardIds = clawedBack.map(({ id }) => id);
    await clawBackRewards(withRewardRights(ctx), { rewardIds, reason });
  });
  return rejected.length + clawedBack.length;
}

/** What no payout carries and no wallet has. */
function isFree({ status, payoutId }: StandingRewardRow): boolean {
  return status === 'pending' || (status === 'approved' && payoutId === null);
}
