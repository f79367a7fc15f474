import { putIntoStock } from '@/db/queries/merchandise';
import { findRedemption, lockRedemption, type RedemptionRow } from '@/db/queries/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { canMoveRedemption } from '@/lib/domain/redemptions/kinds';
import { graceUntil } from '@/lib/domain/redemptions/return-credit';
import { cancelRedemptionSchema } from '@/lib/domain/redemptions/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError, RuleError } from '../errors';
import { parse } from '../parse';
import { readOnly, transact } from '../transact';
import { actingScope } from './acting-scope';
import { endAtStripe } from './end-at-stripe';
import { giveBack } from './give-back';
import { settleRedemption } from './settle-redemption';
import type { RedemptionView } from './view';

/**
 * Ends a code that is not used or merchandise that was not handed over: credit and stock come back. Its owner may do so as well;
 * then the credit keeps its dates, so that nobody makes it last longer by codes. Input: `{reason?}`.
 * @throws RuleError `already-settled`; NotFoundError; AppError 503 when Stripe does not say whether it was used there
 */
export async function cancelRedemption(ctx: Ctx, redemptionId: string, input: unknown): Promise<RedemptionView> {
  const self = ctx.actor.type === 'referrer';
  authorize(ctx, self ? 'portal' : actingScope(ctx));
  const id = idSchema.safeParse(redemptionId).data;
  const { reason } = parse(cancelRedemptionSchema, input);
  const found = id ? await readOnly(ctx, ({ sql }) => findRedemption(sql, id)) : null;
  if (!found || (self && found.contactId !== ctx.actor.id)) throw new NotFoundError('redemption');
  if (found.promotion && found.status === 'open') await endAtStripe(ctx, found.id);
  return transact(ctx, async (tx) => {
    const redemption = (await lockRedemption(tx.sql, found.id)) as RedemptionRow;
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
