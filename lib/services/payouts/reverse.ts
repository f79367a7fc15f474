import { findPaidFigures, lockPayout, markReversed, type PayoutRow, reopenRewardsOf } from '@/db/queries/payouts';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { payoutReversedTransfer } from '@/lib/domain/ledger/transfers';
import { canMovePayout } from '@/lib/domain/payouts/lifecycle';
import { foldDaily } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { transact } from '../transact';

/**
 * Records that a paid payout came back to the school's account: the ledger moves it from the bank to what is owed, its rewards
 * are approved again and free for the next run, and the recipient is told. A second call changes nothing.
 * @throws NotFoundError
 */
export function reversePayout(
  ctx: Ctx,
  { payoutId, reason }: { payoutId: string; reason: string },
): Promise<{ status: PayoutRow['status'] }> {
  authorize(ctx, 'payouts:write');
  return transact(ctx, async (tx) => {
    const payout = await lockPayout(tx.sql, payoutId);
    if (!payout) throw new NotFoundError('payout');
    if (!canMovePayout(payout.status, 'reversed')) return { status: payout.status };
    const { recipientId, amountMinor, currency } = payout;
    const paid = await findPaidFigures(tx.sql, payoutId);
    await markReversed(tx.sql, payoutId, reason, ctx.now);
    const rewards = await reopenRewardsOf(tx.sql, payoutId);
    const transfer = payoutReversedTransfer({ contactId: recipientId, amountMinor, currency }, reason);
    await postTransfers(tx, ctx, [planTransfer(transfer, 'payout', payoutId, ctx.now)]);
    await foldDaily(
      tx,
      paid.map((figure) => ({ ...figure, paidMinor: -figure.paidMinor })),
    );
    await insertReferralEvents(
      tx.sql,
      ctx.organizationId,
      rewards.map(({ id: rewardId, referralId }) => ({
        ...{ referralId, type: 'payout-reversed', data: { rewardId, payoutId, reason }, occurredAt: ctx.now },
      })),
    );
    const data = { recipientId, amountMinor, currency, reason };
    await appendAudit(tx, ctx, [{ action: 'payout.reversed', subjectType: 'payout', subjectId: payoutId, data }]);
    const { organizationId } = ctx;
    await emit(tx, [{ name: 'payout/reversed', data: { organizationId, payoutId, recipientId, reason } }]);
    return { status: 'reversed' as const };
  });
}
