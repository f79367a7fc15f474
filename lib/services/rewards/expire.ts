import { lockExpiredRewards, type RewardRow, updateRewards } from '@/db/queries/rewards';
import { expireTransfer } from '@/lib/domain/ledger/transfers';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { planTransfer } from '../ledger/plan';
import { postBreakage } from '../redemptions/post-breakage';
import { type Tx, transact } from '../transact';
import { cancelRewards } from './cancel';

const BATCH = 200;

/**
 * Ends rewards whose last instant is over, in batches: unpaid ones are cancelled and reversed; of credit in a wallet, what was
 * not spent becomes the school's (breakage). Two at once share the work.
 */
export async function expireRewards(ctx: Ctx): Promise<{ cancelled: number; creditExpired: number }> {
  authorize(ctx, 'rewards:approve');
  const done = { cancelled: 0, creditExpired: 0 };
  for (;;) {
    const batch = await expireBatch(ctx);
    done.cancelled += batch.cancelled;
    done.creditExpired += batch.creditExpired;
    if (batch.cancelled + batch.creditExpired < BATCH) return done;
  }
}

function expireBatch(ctx: Ctx): Promise<{ cancelled: number; creditExpired: number }> {
  return transact(ctx, async (tx) => {
    const rewards = await lockExpiredRewards(tx.sql, ctx.now, BATCH);
    if (!rewards.length) return { cancelled: 0, creditExpired: 0 };
    const unpaid = rewards.filter(({ status }) => status !== 'paid');
    const credit = rewards.filter(({ status }) => status === 'paid');
    await cancelRewards(
      tx,
      ctx,
      unpaid.map((reward) => ({
        reward,
        reason: 'expired',
        expiredAt: ctx.now,
        transfer: reversalOf(reward, ctx.now),
      })),
    );
    await expireCredit(tx, ctx, credit);
    await tell(tx, ctx, rewards);
    return { cancelled: unpaid.length, creditExpired: credit.length };
  });
}

function reversalOf({ id, recipientId, rewardAmountMinor, currency, status, kind }: RewardRow, now: Date) {
  const movement = { contactId: recipientId, amountMinor: rewardAmountMinor, currency };
  const from = status === 'pending' ? 'accrued' : kind;
  return planTransfer(expireTransfer(movement, from, 'The reward expired before it was paid'), 'reward', id, now);
}

/** Wallet credit: what nothing was taken from goes to breakage. */
async function expireCredit(tx: Tx, ctx: Ctx, credit: readonly RewardRow[]): Promise<void> {
  await postBreakage(
    tx,
    ctx,
    credit.map(({ id, recipientId, currency }) => ({ id, contactId: recipientId, currency, subjectType: 'reward' })),
  );
  await updateRewards(
    tx.sql,
    credit.map(({ id, status }) => ({ id, status, expiredAt: ctx.now })),
  );
}

async function tell(tx: Tx, ctx: Ctx, rewards: readonly RewardRow[]): Promise<void> {
  await appendAudit(
    tx,
    ctx,
    rewards.map(({ id, recipientId, rewardAmountMinor, currency, status }) => ({
      action: 'reward.expired',
      subjectType: 'reward',
      subjectId: id,
      data: { recipientId, amountMinor: rewardAmountMinor, currency, was: status },
    })),
  );
  const { organizationId } = ctx;
  await emit(
    tx,
    rewards.map(({ id, recipientId }) => ({
      name: 'reward/expired' as const,
      data: { organizationId, rewardId: id, recipientId },
    })),
  );
}
