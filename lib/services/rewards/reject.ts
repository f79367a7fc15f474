import { findReward, lockRewards, type RewardRow } from '@/db/queries/rewards';
import { idSchema } from '@/lib/domain/ids';
import { clawbackTransfer, rejectTransfer } from '@/lib/domain/ledger/transfers';
import { rejectRewardSchema } from '@/lib/domain/rewards/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError, RuleError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { parse } from '../parse';
import { transact } from '../transact';
import { cancelRewards } from './cancel';
import { type RewardView, rewardView } from './view';

const inputSchema = rejectRewardSchema.extend({ rewardId: idSchema });

/**
 * Rejects a reward that waits for approval, or an approved one that no payout carries. Nothing of it stands afterwards.
 * Input: `{rewardId, reason}`.
 * @throws RuleError `already-settled` when it is paid, being paid or cancelled; NotFoundError
 */
export async function rejectReward(ctx: Ctx, input: unknown): Promise<RewardView> {
  authorize(ctx, 'rewards:approve');
  const { rewardId, reason } = parse(inputSchema, input);
  return transact(ctx, async (tx) => {
    const [reward] = await lockRewards(tx.sql, [rewardId]);
    if (!reward) throw new NotFoundError('reward');
    refuseSettled(reward);
    await cancelRewards(tx, ctx, [{ reward, reason, transfer: reversalOf(reward, reason, ctx.now) }]);
    const { referralId, recipientId, rewardAmountMinor: amountMinor, currency } = reward;
    const data = { referralId, recipientId, amountMinor, currency, reason };
    await appendAudit(tx, ctx, [{ action: 'reward.rejected', subjectType: 'reward', subjectId: rewardId, data }]);
    const event = { organizationId: ctx.organizationId, rewardId, recipientId, reason };
    await emit(tx, [{ name: 'reward/rejected', data: event }]);
    return rewardView((await findReward(tx.sql, rewardId)) ?? reward);
  });
}

function refuseSettled({ status, payoutId }: RewardRow): void {
  if (status === 'pending' || (status === 'approved' && !payoutId)) return;
  const state = status === 'approved' ? 'being paid' : status;
  throw new RuleError('already-settled', `This reward is ${state} already.`);
}

function reversalOf(
  { id, recipientId, rewardAmountMinor, currency, status, kind }: RewardRow,
  reason: string,
  now: Date,
) {
  const movement = { contactId: recipientId, amountMinor: rewardAmountMinor, currency };
  const transfer = status === 'pending' ? rejectTransfer(movement, reason) : clawbackTransfer(movement, kind, reason);
  return planTransfer(transfer, 'reward', id, now, 'reject');
}
