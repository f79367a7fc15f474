import { decideManualTransfer, lockManualTransfer } from '@/db/queries/manual-transfers';
import type { PayoutStatus } from '@/lib/domain/payouts/lifecycle';
import { markPaidSchema } from '@/lib/domain/payouts/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { settlePayout } from './settle';

/**
 * Finance says that its bank has paid a payout; the ledger then settles it as it does for any provider. Said again, nothing
 * changes. Input: `{payoutId}`.
 * @throws NotFoundError when it is no bank transfer; ConflictError when it was said to have failed
 */
export async function markPaid(ctx: Ctx, input: unknown): Promise<{ status: PayoutStatus }> {
  authorize(ctx, 'payouts:write');
  const { payoutId } = parse(markPaidSchema, input);
  await transact(ctx, async (tx) => {
    const transfer = await lockManualTransfer(tx.sql, payoutId);
    if (!transfer) throw new NotFoundError('bank transfer');
    if (transfer.status === 'settled') return;
    if (transfer.status !== 'pending') throw new ConflictError('This transfer was already said to have failed.');
    const decision = { status: 'settled', reason: null, decidedBy: actorKey(ctx.actor), now: ctx.now } as const;
    await decideManualTransfer(tx.sql, payoutId, decision);
    const { reference, amountMinor, currency, bankFileId } = transfer;
    const data = { reference, amountMinor, currency, bankFileId };
    await appendAudit(tx, ctx, [{ action: 'payout.marked-paid', subjectType: 'payout', subjectId: payoutId, data }]);
  });
  return settlePayout(ctx, { payoutId });
}
