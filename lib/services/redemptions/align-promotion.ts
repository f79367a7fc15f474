import { lockPromotion, markAsked, updatePromotion } from '@/db/queries/promotion-codes';
import { lockRedemption, type PromotionState, type RedemptionRow } from '@/db/queries/redemptions';
import { creditRedeemedTransfer } from '@/lib/domain/ledger/transfers';
import { canMoveRedemption } from '@/lib/domain/redemptions/kinds';
import type { PromotionStatus } from '@/lib/domain/redemptions/promotion';
import { isStripeRefusal } from '@/lib/integrations/payouts/stripe-client';
import {
  createPromotionCode,
  endPromotionCode,
  type KnownPromotionCode,
  readPromotionCode,
} from '@/lib/integrations/payouts/stripe-promotions';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { planTransfer } from '../ledger/plan';
import { readOnly, type Tx, transact } from '../transact';
import { type LoadedPromotion, loadPromotion } from './load-promotion';
import { settleRedemption } from './settle-redemption';

export interface Aligned {
  status: PromotionStatus;
}

const LOST = 'Stripe cannot be asked about this code any more: the account was replaced or its key is gone.';

/**
 * Makes a discount code at Stripe what it is here: made once when it is open, ended when it is not, and used here too when an
 * order took it there. Called any number of times. Input: `{redemptionId, end}`; `end` ends it at Stripe although it is open here.
 * @returns the state; null when the redemption has nothing at Stripe
 * @throws ProviderUnavailableError when Stripe does not answer, which is kept to be shown: call again
 */
export async function alignPromotion(
  ctx: Ctx,
  { redemptionId, end = false }: { redemptionId: string; end?: boolean },
): Promise<Aligned | null> {
  authorize(ctx, 'rewards:approve');
  const loaded = await readOnly(ctx, (tx) => loadPromotion(tx, ctx, redemptionId));
  if (!loaded) return null;
  const task = end && (loaded.task === 'make' || loaded.task === 'ask') ? 'end' : loaded.task;
  if (task === 'nothing') return { status: loaded.promotion.status };
  if (task === 'give-up' || !loaded.settings) return keep(ctx, loaded, { status: 'lost', error: LOST });
  await transact(ctx, ({ sql }) => markAsked(sql, redemptionId, ctx.now));
  try {
    const known = await ask(task, loaded);
    return await keep(ctx, loaded, stateOf(task, known));
  } catch (error) {
    return await keepFailure(ctx, loaded, error);
  }
}

async function ask(
  task: 'make' | 'ask' | 'end',
  { settings, redemption, promotion, name }: LoadedPromotion,
): Promise<KnownPromotionCode | null> {
  if (!settings) return null;
  const { id, code, amountMinor, currency, expiresAt } = redemption;
  const attempt = promotion.attempts + 1;
  if (task === 'end') return endPromotionCode(settings, id, attempt);
  if (task === 'make') {
    const discount = { idempotencyKey: id, attempt, code: code ?? '', amountMinor, currency, name };
    await createPromotionCode(settings, { ...discount, ...(expiresAt && { expiresAt }) });
  }
  return readPromotionCode(settings, id);
}

type NewState = Omit<PromotionState, 'promotionCodeId'> & { promotionCodeId?: string };

function stateOf(task: 'make' | 'ask' | 'end', known: KnownPromotionCode | null): NewState {
  const { promotionCodeId } = known ?? {};
  if (known?.used) return { status: 'used', error: null, promotionCodeId };
  // Somebody deleted it at Stripe.
  if (!known) return { status: 'ended', error: null };
  return { status: task === 'end' ? 'ended' : 'active', error: null, promotionCodeId };
}

async function keepFailure(ctx: Ctx, loaded: LoadedPromotion, error: unknown): Promise<Aligned> {
  const { promotion, isConnected } = loaded;
  if (error instanceof ProviderUnavailableError) {
    if (!isConnected) return keep(ctx, loaded, { status: 'lost', error: error.message });
    await keep(ctx, loaded, { status: promotion.status, error: error.message });
    throw error;
  }
  if (!isStripeRefusal(error) && !(error instanceof RangeError)) throw error;
  return keep(ctx, loaded, { status: 'failed', error: `Stripe: ${error.message}` });
}

/** Writes what was learned. A code that ended here while it was made there is ended by the next call, which the event makes. */
function keep(ctx: Ctx, { redemption, promotion }: LoadedPromotion, state: NewState): Promise<Aligned> {
  return transact(ctx, async (tx) => {
    const before = await lockPromotion(tx.sql, redemption.id);
    if (!before || before.status === 'used') return { status: before?.status ?? promotion.status };
    const promotionCodeId = state.promotionCodeId ?? null;
    await updatePromotion(tx.sql, redemption.id, { ...state, promotionCodeId }, ctx.now);
    if (before.status !== state.status) {
      const data = { was: before.status, ...state, account: promotion.account };
      const subject = { subjectType: 'redemption', subjectId: redemption.id };
      await appendAudit(tx, ctx, [{ action: `redemption.promotion-${state.status}`, ...subject, data }]);
    }
    if (state.status === 'used') await spendHere(tx, ctx, redemption.id, promotionCodeId);
    return { status: state.status };
  });
}

/** An order at Stripe took the code: it is used whole, since Stripe gives nothing back of it. */
async function spendHere(tx: Tx, ctx: Ctx, id: string, promotionCodeId: string | null): Promise<void> {
  const redemption: RedemptionRow | null = await lockRedemption(tx.sql, id);
  if (!redemption || !canMoveRedemption(redemption.status, 'used')) return;
  const { contactId, amountMinor, currency } = redemption;
  const movement = { contactId, amountMinor, currency };
  const spent = creditRedeemedTransfer(movement, 'reserved', 'Discount code used at Stripe');
  const change = { status: 'used' as const, usedMinor: amountMinor, usedExternalId: `stripe:${promotionCodeId}` };
  await settleRedemption(tx, ctx, redemption, change, [planTransfer(spent, 'redemption', id, ctx.now)]);
}
