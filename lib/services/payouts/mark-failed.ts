import { decideManualTransfer, lockManualTransfer } from '@/db/queries/manual-transfers';
import type { PayoutStatus } from '@/lib/domain/payouts/lifecycle';
import { markFailedSchema } from '@/lib/domain/payouts/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { settlePayout } from './settle';

/**
 * Finance says that its bank has not paid a payout, or that a paid one came back: the money is owed again, and the next run takes
 * it into a new payout. Said again, nothing changes. Input: `{payoutId, reason}`.
 * @throws NotFoundError when it is no bank transfer
 */
export async function markFailed(ctx: Ctx, input: unknown): Promise<{ status: PayoutStatus }> {
  authorize(ctx, 'payouts:write');
  const { payoutId, reason } = parse(markFailedSchema, input);
  await transact(ctx, async (tx) => {
    const transfer = await lockManualTransfer(tx.sql, payoutId);
    if (!transfer) throw new NotFoundError('bank transfer');
    if (transfer.status !== 'pending' && transfer.status !== 'settled') return;
    const status = transfer.status === 'pending' ? 'failed' : 'reversed';
    await decideManualTransfer(tx.sql, payoutId, { status, reason, decidedBy: actorKey(ctx.actor), now: ctx.now });
    const { reference, amountMinor, currency, bankFileId } = transfer;
    const data = { reason, reference, amountMinor, currency, bankFileId };
    const action = status === 'failed' ? 'payout.marked-failed' : 'payout.marked-returned';
    await appendAudit(tx, ctx, [{ action, subjectType: 'payout', subjectId: payoutId, data }]);
  });
  return settlePayout(ctx, { payoutId });
}
