import { lockRedemption } from '@/db/queries/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { reservedHandOverTransfer } from '@/lib/domain/ledger/transfers';
import { canMoveRedemption } from '@/lib/domain/redemptions/kinds';
import { fulfillRedemptionSchema } from '@/lib/domain/redemptions/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError, RuleError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { parse } from '../parse';
import { transact } from '../transact';
import { actingScope } from './acting-scope';
import { settleRedemption } from './settle-redemption';
import type { RedemptionView } from './view';

/**
 * Merchandise was handed over or sent. Input: `{note?}`, which the person reads.
 * @throws RuleError `already-settled`, `invalid-transition` for what is no merchandise; NotFoundError
 */
export async function fulfillRedemption(ctx: Ctx, redemptionId: string, input: unknown): Promise<RedemptionView> {
  authorize(ctx, actingScope(ctx));
  const { note } = parse(fulfillRedemptionSchema, input);
  const id = idSchema.safeParse(redemptionId).data;
  return transact(ctx, async (tx) => {
    const redemption = id && (await lockRedemption(tx.sql, id));
    if (!redemption) throw new NotFoundError('redemption');
    if (redemption.kind !== 'merchandise') {
      throw new RuleError('invalid-transition', 'Only merchandise is handed over.');
    }
    if (!canMoveRedemption(redemption.status, 'fulfilled')) {
      throw new RuleError('already-settled', `This redemption is ${redemption.status} already.`);
    }
    const { contactId, amountMinor, currency, item } = redemption;
    const transfer = reservedHandOverTransfer({ contactId, amountMinor, currency }, `Handed over: ${item}`);
    const plan = planTransfer(transfer, 'redemption', redemption.id, ctx.now);
    return settleRedemption(tx, ctx, redemption, { status: 'fulfilled', reason: note }, [plan]);
  });
}
