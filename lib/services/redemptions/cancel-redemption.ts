import { putIntoStock } from '@/db/queries/merchandise';
import { lockRedemption } from '@/db/queries/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { canMoveRedemption } from '@/lib/domain/redemptions/kinds';
import { graceUntil } from '@/lib/domain/redemptions/return-credit';
import { cancelRedemptionSchema } from '@/lib/domain/redemptions/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError, RuleError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { actingScope } from './acting-scope';
import { giveBack } from './give-back';
import { settleRedemption } from './settle-redemption';
import type { RedemptionView } from './view';

/**
 * Ends a code that is not used or merchandise that was not handed over: credit and stock come back. Its owner may do so as well;
 * then the credit keeps its dates, so that nobody makes it last longer by codes. Input: `{reason?}`.
 * @throws RuleError `already-settled`; NotFoundError
 */
export async function cancelRedemption(ctx: Ctx, redemptionId: string, input: unknown): Promise<RedemptionView> {
  const self = ctx.actor.type === 'referrer';
  authorize(ctx, self ? 'portal' : actingScope(ctx));
  const id = idSchema.safeParse(redemptionId).data;
  const { reason } = parse(cancelRedemptionSchema, input);
  return transact(ctx, async (tx) => {
    const redemption = id && (await lockRedemption(tx.sql, id));
    if (!redemption || (self && redemption.contactId !== ctx.actor.id)) throw new NotFoundError('redemption');
    if (!canMoveRedemption(redemption.status, 'cancelled')) {
      throw new RuleError('already-settled', `This redemption is ${redemption.status} already.`);
    }
    const back = await giveBack(
      tx,
      ctx,
      { ...redemption, type: 'redemption' },
      redemption.amountMinor,
      self ? null : graceUntil(ctx.now),
    );
    if (redemption.itemId) await putIntoStock(tx.sql, redemption.itemId);
    return settleRedemption(tx, ctx, redemption, { status: 'cancelled', reason }, back);
  });
}
