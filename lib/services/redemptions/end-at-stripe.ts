import { findPromotion } from '@/db/queries/promotion-codes';
import { isLivePromotion } from '@/lib/domain/redemptions/promotion';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { type Ctx, systemCtx } from '../context';
import { AppError } from '../errors';
import { readOnly } from '../transact';
import { alignPromotion } from './align-promotion';

/**
 * Before a code is used or cancelled here it ends at Stripe, where an order may have taken it a moment ago: its credit must not be
 * spent there and given back here. What Stripe then says is written; the caller looks at the redemption afterwards.
 * @throws AppError 503 `provider-unavailable` when Stripe does not say
 */
export async function endAtStripe(ctx: Ctx, redemptionId: string): Promise<void> {
  const promotion = await readOnly(ctx, ({ sql }) => findPromotion(sql, redemptionId));
  if (!promotion || !isLivePromotion(promotion.status)) return;
  // The caller has shown that he may; what follows is the system's own duty.
  const system = systemCtx(ctx.organizationId, ctx.now, 'Kith', ctx.requestId);
  try {
    const ended = await alignPromotion(system, { redemptionId, end: true });
    if (ended?.status !== 'failed') return;
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
  }
  throw new AppError(
    503,
    'provider-unavailable',
    'Stripe does not say whether this code was used there. Try again in a minute.',
  );
}
