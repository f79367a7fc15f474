import { findPromotion, type PromotionRow } from '@/db/queries/promotion-codes';
import { findRedemption, type RedemptionRow } from '@/db/queries/redemptions';
import { type PromotionTask, promotionTask } from '@/lib/domain/redemptions/promotion';
import type { StripeSettings } from '@/lib/integrations/payouts/stripe-client';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { openConnection } from '../payouts/open-connection';
import { stripeBaseUrl } from '../payouts/provider-urls';
import type { Tx } from '../transact';

export interface LoadedPromotion {
  promotion: PromotionRow;
  redemption: RedemptionRow;
  task: PromotionTask;
  /** False when the school has disconnected Stripe: nobody waits for a better answer then. */
  isConnected: boolean;
  /** Null when its key is gone; the task then asks nobody. */
  settings: StripeSettings | null;
  /** What the student reads at Stripe. */
  name: string;
}

/** A code at Stripe with all that decides what to do about it; null when the redemption has none there. */
export async function loadPromotion(tx: Tx, ctx: Ctx, redemptionId: string): Promise<LoadedPromotion | null> {
  const promotion = await findPromotion(tx.sql, redemptionId);
  const redemption = promotion && (await findRedemption(tx.sql, redemptionId));
  if (!promotion || !redemption) return null;
  const connection = await openConnection(tx, ctx, 'stripe');
  const isConnected = connection?.status === 'connected';
  const task = promotionTask({
    status: promotion.status,
    isOpen: redemption.status === 'open' && (redemption.expiresAt === null || redemption.expiresAt >= ctx.now),
    account: promotion.account,
    connectedAccount: connection?.facts.account ?? null,
    isConnected,
  });
  const settings = connection && { secretKey: connection.settings.secretKey, baseUrl: stripeBaseUrl() };
  const { name } = await organizationFacts(tx, ctx);
  return { promotion, redemption, task, isConnected, settings, name };
}
