import { findRedemptionByCode, lockRedemption, type RedemptionRow } from '@/db/queries/redemptions';
import { creditRedeemedTransfer } from '@/lib/domain/ledger/transfers';
import { formatMoney } from '@/lib/domain/money/money';
import { discountCodeKey } from '@/lib/domain/redemptions/discount-code';
import { graceUntil } from '@/lib/domain/redemptions/return-credit';
import { redeemCodeSchema } from '@/lib/domain/redemptions/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError, RuleError } from '../errors';
import { planTransfer } from '../ledger/plan';
import { parse } from '../parse';
import { readOnly, type Tx, transact } from '../transact';
import { endAtStripe } from './end-at-stripe';
import { giveBack } from './give-back';
import { settleRedemption } from './settle-redemption';
import { type RedemptionView, redemptionView } from './view';

/**
 * A shop takes a discount code for an order, once. What the order did not take goes back into the wallet. Input: `{externalId,
 * amountMinor, currency?}`. The same order again answers the first.
 * @throws RuleError `already-settled`, `code-inactive`, `code-expired`, `insufficient-balance`, `currency-mismatch`; NotFoundError;
 * AppError 503 when Stripe does not say whether it was used there
 */
export async function redeemDiscountCode(ctx: Ctx, code: string, input: unknown): Promise<RedemptionView> {
  authorize(ctx, 'conversions:write');
  const asked = parse(redeemCodeSchema, input);
  const found = await readOnly(ctx, ({ sql }) => findRedemptionByCode(sql, discountCodeKey(code)));
  if (found?.promotion && found.status === 'open') {
    refuse(found, asked, ctx.now);
    await endAtStripe(ctx, found.id);
  }
  return transact(ctx, async (tx) => {
    const redemption = await lockCode(tx, code);
    const { id, contactId, currency, amountMinor } = redemption;
    if (redemption.status === 'used' && redemption.usedExternalId === asked.externalId) {
      if (redemption.usedMinor === asked.amountMinor) return redemptionView(redemption);
    }
    refuse(redemption, asked, ctx.now);
    const used = { contactId, amountMinor: asked.amountMinor, currency };
    const reason = `Discount code used for ${asked.externalId}`;
    const spent = planTransfer(creditRedeemedTransfer(used, 'reserved', reason), 'redemption', id, ctx.now);
    const rest = await giveBack(
      tx,
      ctx,
      { ...redemption, type: 'redemption' },
      amountMinor - asked.amountMinor,
      graceUntil(ctx.now),
    );
    const change = { status: 'used' as const, usedMinor: asked.amountMinor, usedExternalId: asked.externalId };
    return settleRedemption(tx, ctx, redemption, change, [spent, ...rest]);
  });
}

async function lockCode(tx: Tx, code: string): Promise<RedemptionRow> {
  const found = await findRedemptionByCode(tx.sql, discountCodeKey(code));
  const locked = found && (await lockRedemption(tx.sql, found.id));
  if (!locked) throw new NotFoundError('discount code');
  return locked;
}

function refuse(redemption: RedemptionRow, asked: { amountMinor: number; currency?: string }, now: Date): void {
  const { status, expiresAt, currency, amountMinor } = redemption;
  if (status === 'used') throw new RuleError('already-settled', 'This code was used already; it works once.');
  if (status === 'cancelled') throw new RuleError('code-inactive', 'This code was cancelled.');
  if (status !== 'open' || (expiresAt && expiresAt < now))
    throw new RuleError('code-expired', 'This code has expired.');
  if (asked.currency !== undefined && asked.currency !== currency) {
    throw new RuleError('currency-mismatch', `This code is worth ${currency}.`);
  }
  if (asked.amountMinor > amountMinor) {
    const message = `This code is worth ${formatMoney({ amountMinor, currency }, 'en')}.`;
    throw new RuleError('insufficient-balance', message, [{ path: 'amountMinor', message }]);
  }
}
