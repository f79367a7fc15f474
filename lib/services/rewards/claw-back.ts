import { lockRewards, type RewardRow } from '@/db/queries/rewards';
import { clawbackTransfer } from '@/lib/domain/ledger/transfers';
import { canMoveReward } from '@/lib/domain/rewards/lifecycle';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { planTransfer } from '../ledger/plan';
import { transact } from '../transact';
import { cancelRewards } from './cancel';

/**
 * Takes rewards back that were paid, are being paid, or are in a wallet: nothing of them stands. What left the school stays with
 * its recipient as a negative balance, and is set against what he earns later, as after a refund.
 * @returns those that were taken back; what was cancelled or has expired already is left alone
 */
export async function clawBackRewards(
  ctx: Ctx,
  { rewardIds, reason }: { rewardIds: readonly string[]; reason: string },
): Promise<RewardRow[]> {
  authorize(ctx, 'rewards:approve');
  return transact(ctx, async (tx) => {
    const rewards = (await lockRewards(tx.sql, rewardIds)).filter(stands);
    if (!rewards.length) return [];
    await cancelRewards(
      tx,
      ctx,
      rewards.map((reward) => ({ reward, reason, transfer: transferOf(reward, reason, ctx.now) })),
    );
    await appendAudit(
      tx,
      ctx,
      rewards.map(({ id, referralId, recipientId, rewardAmountMinor: amountMinor, currency, status: was }) => ({
        action: 'reward.clawed-back',
        subjectType: 'reward',
        subjectId: id,
        data: { referralId, recipientId, amountMinor, currency, was, reason },
      })),
    );
    const { organizationId } = ctx;
    await emit(
      tx,
      rewards.map(({ id: rewardId, recipientId, rewardAmountMinor: beforeMinor, currency }) => ({
        name: 'reward/reduced' as const,
        data: { organizationId, rewardId, recipientId, beforeMinor, afterMinor: 0, currency },
      })),
    );
    return rewards;
  });
}

function stands({ status, expiredAt, rewardAmountMinor }: RewardRow): boolean {
  return canMoveReward(status, 'cancelled') && expiredAt === null && rewardAmountMinor > 0;
}

function transferOf(reward: RewardRow, reason: string, now: Date) {
  const { id, recipientId, rewardAmountMinor, currency, status, kind } = reward;
  const movement = { contactId: recipientId, amountMinor: rewardAmountMinor, currency };
  const from = status === 'pending' ? 'accrued' : kind;
  return planTransfer(clawbackTransfer(movement, from, reason), 'reward', id, now, 'claw-back');
}
