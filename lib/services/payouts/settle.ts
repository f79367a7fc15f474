import {
  findPaidFigures,
  findPayout,
  lockPayout,
  type PayoutRow,
  payRewardsOf,
  releaseRewardsOf,
  updatePayout,
} from '@/db/queries/payouts';
import { insertReferralEvents } from '@/db/queries/referral-status';
import { payoutFailedTransfer, payoutSettledTransfer } from '@/lib/domain/ledger/transfers';
import { canMovePayout } from '@/lib/domain/payouts/lifecycle';
import type { LookupResult } from '@/lib/integrations/payouts/port';
import { foldDaily } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { settleReferrals } from '../rewards/settle-referrals';
import { readOnly, type Tx, transact } from '../transact';
import { payoutPort } from './bank';
import { reversePayout } from './reverse';

type Settled = { status: PayoutRow['status'] };

/**
 * Asks the provider what became of a payout and applies its word, once: paid, the ledger moves from clearing to the bank and the
 * rewards are paid; failed, the money is owed again and the next run takes the rewards; a paid one that came back is owed again
 * too. `processing` means: ask later.
 * @throws ProviderUnavailableError when the bank does not answer
 */
export async function settlePayout(ctx: Ctx, { payoutId }: { payoutId: string }): Promise<Settled> {
  authorize(ctx, 'payouts:write');
  const payout = await readOnly(ctx, ({ sql }) => findPayout(sql, payoutId));
  if (!payout) throw new NotFoundError('payout');
  // Failed and reversed are final, and paid has one way on.
  if (payout.status === 'failed' || payout.status === 'reversed') return { status: payout.status };
  const port = await payoutPort(ctx, payout.provider, payout.providerAccount);
  const answer = await port.lookup(ctx.organizationId, payoutId, payout.reference);
  return applyAnswer(ctx, payout, answer);
}

async function applyAnswer(
  ctx: Ctx,
  { id, status, reversalReason }: PayoutRow,
  answer: LookupResult,
): Promise<Settled> {
  switch (answer.status) {
    case 'settled':
      return markPaid(ctx, id, answer.reference);
    case 'failed':
      // Some providers call what came back after payment failed.
      if (status === 'paid') return reversePayout(ctx, { payoutId: id, reason: answer.reason });
      return failPayout(ctx, id, answer.reason, answer.reference);
    case 'reversed':
      await markPaid(ctx, id, answer.reference);
      // Finance's own reason says more than the provider's.
      return reversePayout(ctx, { payoutId: id, reason: reversalReason ?? answer.reason });
    default:
      return { status };
  }
}

/** Records that a payout will never be paid. A second call changes nothing. */
export function failPayout(
  ctx: Ctx,
  payoutId: string,
  reason: string,
  reference: string | null = null,
): Promise<Settled> {
  return transact(ctx, async (tx) => {
    const payout = await lockPayout(tx.sql, payoutId);
    if (!payout) throw new NotFoundError('payout');
    if (!canMovePayout(payout.status, 'failed')) return { status: payout.status };
    const { recipientId, amountMinor, currency } = payout;
    const movement = { contactId: recipientId, amountMinor, currency };
    await updatePayout(tx.sql, payoutId, { status: 'failed', reference, failureReason: reason, settledAt: ctx.now });
    await releaseRewardsOf(tx.sql, payoutId);
    await postTransfers(tx, ctx, [planTransfer(payoutFailedTransfer(movement, reason), 'payout', payoutId, ctx.now)]);
    await record(tx, ctx, payout, 'payout.failed', { reason });
    const data = { organizationId: ctx.organizationId, payoutId, recipientId, reason };
    await emit(tx, [{ name: 'payout/failed', data }]);
    return { status: 'failed' as const };
  });
}

function markPaid(ctx: Ctx, payoutId: string, reference: string): Promise<Settled> {
  return transact(ctx, async (tx) => {
    const payout = await lockPayout(tx.sql, payoutId);
    if (!payout) throw new NotFoundError('payout');
    if (!canMovePayout(payout.status, 'paid')) return { status: payout.status };
    const { recipientId, amountMinor, currency } = payout;
    const movement = { contactId: recipientId, amountMinor, currency };
    await updatePayout(tx.sql, payoutId, { status: 'paid', reference, failureReason: null, settledAt: ctx.now });
    const rewards = await payRewardsOf(tx.sql, payoutId, reference, ctx.now);
    const transfer = payoutSettledTransfer(movement, 'The bank settled it');
    await postTransfers(tx, ctx, [planTransfer(transfer, 'payout', payoutId, ctx.now)]);
    await insertReferralEvents(
      tx.sql,
      ctx.organizationId,
      rewards.map(({ id, referralId, amountMinor: paidMinor }) => ({
        referralId,
        type: 'paid',
        data: { rewardId: id, payoutId, reference, amountMinor: paidMinor },
        occurredAt: ctx.now,
      })),
    );
    await foldDaily(tx, await findPaidFigures(tx.sql, payoutId));
    await settleReferrals(
      tx,
      ctx,
      rewards.map(({ referralId }) => referralId),
    );
    await record(tx, ctx, payout, 'payout.settled', { reference });
    const data = { organizationId: ctx.organizationId, payoutId, recipientId, amountMinor, currency };
    await emit(tx, [{ name: 'payout/settled', data }]);
    return { status: 'paid' as const };
  });
}

async function record(
  tx: Tx,
  ctx: Ctx,
  payout: PayoutRow,
  action: string,
  more: Record<string, unknown>,
): Promise<void> {
  const { recipientId, amountMinor, currency } = payout;
  const data = { recipientId, amountMinor, currency, ...more };
  await appendAudit(tx, ctx, [{ action, subjectType: 'payout', subjectId: payout.id, data }]);
}
