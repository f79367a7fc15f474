import { lockStaleGifts, settleGift } from '@/db/queries/credit-gifts';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { postTransfers } from '../ledger/post-transfers';
import { transact } from '../transact';
import { giveBack } from './give-back';

const BATCH = 100;

/** Gifts that nobody took in time go back to who gave them, with the dates their credit had. @returns how many */
export async function returnGifts(ctx: Ctx): Promise<{ returned: number }> {
  authorize(ctx, 'rewards:approve');
  let returned = 0;
  for (;;) {
    const count = await transact(ctx, async (tx) => {
      const gifts = await lockStaleGifts(tx.sql, ctx.now, BATCH);
      for (const { id, fromContactId: contactId, amountMinor, currency } of gifts) {
        const aside = { type: 'credit-gift', id, contactId, currency } as const;
        await postTransfers(tx, ctx, await giveBack(tx, ctx, aside, amountMinor, null));
        await settleGift(tx.sql, id, { status: 'returned', transferId: null, settledAt: ctx.now });
      }
      await appendAudit(
        tx,
        ctx,
        gifts.map(({ id, fromContactId, amountMinor, currency }) => ({
          ...{ action: 'credit.offer-returned', subjectType: 'credit-gift', subjectId: id },
          data: { fromContactId, amountMinor, currency },
        })),
      );
      return gifts.length;
    });
    returned += count;
    if (count < BATCH) return { returned };
  }
}
