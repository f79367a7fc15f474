import { lockExpiredLots, markLotsExpired } from '@/db/queries/credit-lots';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { postBreakage } from './post-breakage';

const BATCH = 200;

/** Ends gifts and returned credit whose last instant is over, in batches. @returns how many */
export async function expireLots(ctx: Ctx): Promise<{ expired: number }> {
  authorize(ctx, 'rewards:approve');
  let expired = 0;
  for (;;) {
    const count = await transact(ctx, async (tx) => {
      const lots = await lockExpiredLots(tx.sql, ctx.now, BATCH);
      await postBreakage(
        tx,
        ctx,
        lots.map((lot) => ({ ...lot, subjectType: 'credit-lot' })),
      );
      const ids = lots.map(({ id }) => id);
      await markLotsExpired(tx.sql, ids, ctx.now);
      await appendAudit(
        tx,
        ctx,
        lots.map(({ id, contactId }) => ({
          ...{ action: 'credit.expired', subjectType: 'credit-lot', subjectId: id, data: { contactId } },
        })),
      );
      return lots.length;
    });
    expired += count;
    if (count < BATCH) return { expired };
  }
}
