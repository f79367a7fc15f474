import { lockGiftFrom, settleGift } from '@/db/queries/credit-gifts';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError, RuleError } from '../errors';
import { postTransfers } from '../ledger/post-transfers';
import { transact } from '../transact';
import { giveBack } from './give-back';

/**
 * The referrer who is signed in calls back a gift that nobody has taken yet: the credit is free again, with the dates it had.
 * @throws RuleError `already-settled` when it was taken or came back; NotFoundError, also for another's gift
 */
export async function withdrawGift(ctx: Ctx, gift: string): Promise<{ returnedMinor: number }> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const fromContactId = ctx.actor.id;
  const giftId = idSchema.safeParse(gift).data;
  return transact(ctx, async (tx) => {
    const row = giftId ? await lockGiftFrom(tx.sql, giftId, fromContactId) : null;
    if (!row) throw new NotFoundError('gift');
    const { id, amountMinor, currency } = row;
    if (row.status !== 'open') throw new RuleError('already-settled', 'This gift is not there any more.');
    const aside = { type: 'credit-gift', id, contactId: fromContactId, currency } as const;
    await postTransfers(tx, ctx, await giveBack(tx, ctx, aside, amountMinor, null));
    await settleGift(tx.sql, id, { status: 'withdrawn', transferId: null, settledAt: ctx.now });
    const data = { fromContactId, amountMinor, currency };
    await appendAudit(tx, ctx, [{ action: 'credit.offer-withdrawn', subjectType: 'credit-gift', subjectId: id, data }]);
    return { returnedMinor: amountMinor };
  });
}
