import { insertReferralEvents } from '@/db/queries/referral-status';
import { lockRewards, type RewardRow, updateRewards } from '@/db/queries/rewards';
import { idSchema } from '@/lib/domain/ids';
import { handOverTransfer } from '@/lib/domain/ledger/transfers';
import { fulfillRedemptionSchema } from '@/lib/domain/redemptions/schema';
import { isRewardExpired } from '@/lib/domain/rewards/payable-at';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError, RuleError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { settleReferrals } from '../rewards/settle-referrals';
import { type RewardView, rewardView } from '../rewards/view';
import { type Tx, transact } from '../transact';
import { actingScope } from './acting-scope';

/** What stands as the payment reference of goods when nobody wrote one. */
const HANDED_OVER = 'handed over';

/**
 * The merchandise that a programme promised was handed over: the approved reward is paid. Input: `{note?}`, which becomes the
 * payment reference.
 * @throws RuleError `already-settled`, `invalid-transition` while it waits for approval or is no merchandise; NotFoundError
 */
export async function handOverReward(ctx: Ctx, rewardId: string, input: unknown): Promise<RewardView> {
  authorize(ctx, actingScope(ctx));
  const { note = HANDED_OVER } = parse(fulfillRedemptionSchema, input);
  const id = idSchema.safeParse(rewardId).data;
  return transact(ctx, async (tx) => {
    const [reward] = id ? await lockRewards(tx.sql, [id]) : [];
    if (!reward) throw new NotFoundError('reward');
    refuse(reward, ctx.now);
    const change = { status: 'paid', paymentReference: note, processedAt: ctx.now } as const;
    await updateRewards(tx.sql, [{ id: reward.id, ...change }]);
    const { recipientId: contactId, rewardAmountMinor: amountMinor, currency, item } = reward;
    const transfer = handOverTransfer({ contactId, amountMinor, currency }, `Handed over: ${item}`);
    await postTransfers(tx, ctx, [planTransfer(transfer, 'reward', reward.id, ctx.now)]);
    await tell(tx, ctx, reward, note);
    await settleReferrals(tx, ctx, [reward.referralId]);
    return rewardView({ ...reward, ...change });
  });
}

function refuse({ kind, status, expiresAt }: RewardRow, now: Date): void {
  if (kind !== 'merchandise') throw new RuleError('invalid-transition', 'Only merchandise is handed over.');
  if (status === 'pending') throw new RuleError('invalid-transition', 'This reward has to be approved first.');
  if (status !== 'approved') throw new RuleError('already-settled', `This reward is ${status} already.`);
  if (isRewardExpired(expiresAt, now)) throw new RuleError('already-settled', 'This reward has expired.');
}

async function tell(tx: Tx, ctx: Ctx, reward: RewardRow, note: string): Promise<void> {
  const { id: rewardId, referralId, recipientId, rewardAmountMinor, currency, item } = reward;
  const facts = { recipientId, amountMinor: rewardAmountMinor, currency, item };
  await insertReferralEvents(tx.sql, ctx.organizationId, [
    { referralId, type: 'paid', data: { rewardId, ...facts }, occurredAt: ctx.now },
  ]);
  await appendAudit(tx, ctx, [
    { action: 'reward.handed-over', subjectType: 'reward', subjectId: rewardId, data: { ...facts, referralId, note } },
  ]);
  const { organizationId } = ctx;
  await emit(tx, [{ name: 'reward/handed-over', data: { organizationId, rewardId, recipientId } }]);
}
