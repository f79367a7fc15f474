import { lockExpiredCodes } from '@/db/queries/redemptions';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { giveBack } from './give-back';
import { settleRedemption } from './settle-redemption';

const BATCH = 100;

/** Ends discount codes that nobody used in time; their credit goes back with the dates it had. @returns how many */
export async function expireCodes(ctx: Ctx): Promise<{ expired: number }> {
  authorize(ctx, 'rewards:approve');
  let expired = 0;
  for (;;) {
    const count = await transact(ctx, async (tx) => {
      const codes = await lockExpiredCodes(tx.sql, ctx.now, BATCH);
      for (const code of codes) {
        const back = await giveBack(tx, ctx, { ...code, type: 'redemption' }, code.amountMinor, null);
        await settleRedemption(tx, ctx, code, { status: 'expired' }, back);
      }
      return codes.length;
    });
    expired += count;
    if (count < BATCH) return { expired };
  }
}
