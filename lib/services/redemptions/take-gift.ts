import { lockGiftFor, settleGift } from '@/db/queries/credit-gifts';
import { findCreditUses } from '@/db/queries/credit-lots';
import type { CreditTransferRow } from '@/db/queries/credit-transfers';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError, RuleError } from '../errors';
import { newId } from '../ids';
import { transact } from '../transact';
import { lockReceiver } from './lock-receiver';
import { writeTransfer } from './write-transfer';

/**
 * The referrer who is signed in takes a gift that waits for one of his addresses: the credit is his, with the dates it had.
 * @throws RuleError `already-settled`; NotFoundError, also for another's gift
 */
export async function takeGift(ctx: Ctx, gift: string): Promise<CreditTransferRow> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const toContactId = ctx.actor.id;
  const giftId = idSchema.safeParse(gift).data;
  return transact(ctx, async (tx) => {
    const row = giftId ? await lockGiftFor(tx.sql, giftId, toContactId) : null;
    if (!row || row.fromContactId === toContactId) throw new NotFoundError('gift');
    if (row.status !== 'open' || row.expiresAt < ctx.now) {
      throw new RuleError('already-settled', 'This gift is not there any more.');
    }
    const { fromContactId, amountMinor, currency } = row;
    await lockReceiver(tx, fromContactId, toContactId);
    const parts = await findCreditUses(tx.sql, row.id);
    const moved = { id: newId(), fromContactId, toContactId, amountMinor, currency };
    const transfer = await writeTransfer(tx, ctx, moved, parts, 'reserved');
    await settleGift(tx.sql, row.id, { status: 'taken', transferId: transfer.id, settledAt: ctx.now });
    return transfer;
  });
}
