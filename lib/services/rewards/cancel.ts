import { insertReferralEvents, reduceReferralRewards } from '@/db/queries/referral-status';
import { findRewardFigures, type RewardFigures, type RewardRow, updateRewards } from '@/db/queries/rewards';
import { foldDaily, foldReferrers } from '../analytics/fold';
import type { Ctx } from '../context';
import { postTransfers, type TransferPlan } from '../ledger/post-transfers';
import type { Tx } from '../transact';
import { settleReferrals } from './settle-referrals';

export interface Cancellation {
  reward: RewardRow;
  reason: string;
  /** What gives the money back. */
  transfer: TransferPlan;
  /** Set when it was cancelled by its date. */
  expiredAt?: Date;
}

/**
 * Cancels locked, unpaid rewards: nothing of them stands, the ledger gives the expense back, and referral and figures follow.
 * Budget and counts are not given back (product.md). Audit and events are the caller's.
 */
export async function cancelRewards(tx: Tx, ctx: Ctx, cancellations: readonly Cancellation[]): Promise<void> {
  if (!cancellations.length) return;
  const { sql } = tx;
  const figures = await figuresOf(tx, cancellations);
  await updateRewards(
    sql,
    cancellations.map(({ reward, reason, expiredAt }) => ({
      id: reward.id,
      status: 'cancelled',
      rewardAmountMinor: 0,
      cancelledReason: reason,
      expiredAt,
    })),
  );
  await postTransfers(
    tx,
    ctx,
    cancellations.map(({ transfer }) => transfer),
  );
  await reduceReferralRewards(
    sql,
    cancellations.map(({ reward }) => ({ referralId: reward.referralId, byMinor: reward.rewardAmountMinor })),
  );
  await insertReferralEvents(
    sql,
    ctx.organizationId,
    cancellations.map(({ reward, reason }) => timelineOf(reward, reason, ctx.now)),
  );
  await foldDaily(tx, figures);
  await foldReferrers(tx, figures);
  await settleReferrals(
    tx,
    ctx,
    cancellations.map(({ reward }) => reward.referralId),
  );
}

async function figuresOf(
  tx: Tx,
  cancellations: readonly Cancellation[],
): Promise<(RewardFigures & { rewardMinor: number })[]> {
  const amounts = new Map(cancellations.map(({ reward }) => [reward.id, reward.rewardAmountMinor]));
  const rows = await findRewardFigures(tx.sql, [...amounts.keys()]);
  return rows.map((row) => ({ ...row, rewardMinor: -(amounts.get(row.rewardId) ?? 0) }));
}

function timelineOf({ id, referralId, rewardAmountMinor, currency }: RewardRow, reason: string, occurredAt: Date) {
  const data = { rewardId: id, beforeMinor: rewardAmountMinor, afterMinor: 0, currency, reason };
  return { referralId, type: 'reduced', data, occurredAt };
}
