import Stripe from 'stripe';
import { toStripeAmount } from './stripe-amount';
import { askStripe, type StripeSettings, stripeClient } from './stripe-client';

export interface NewPromotionCode {
  /** Our id of the discount, for ever: asked again, the same code is answered. */
  idempotencyKey: string;
  /** What the student types; letters, digits and dashes. */
  code: string;
  amountMinor: number;
  currency: string;
  name: string;
  expiresAt?: Date;
}

/**
 * Makes a discount at Stripe that works once: a coupon over the amount, named by our key, and one promotion code to it. Called
 * again, also a day later, it makes nothing new.
 * @returns ids of both at Stripe
 * @throws ProviderUnavailableError when Stripe does not answer; Stripe's own error when it says no
 */
export async function createPromotionCode(
  settings: StripeSettings,
  { idempotencyKey, code, amountMinor, currency, name, expiresAt }: NewPromotionCode,
): Promise<{ couponId: string; promotionCodeId: string }> {
  const client = stripeClient(settings);
  const amount = toStripeAmount(amountMinor, currency);
  if (amount === null) throw new RangeError('Stripe cannot express this amount in this currency');
  const metadata = { kith_discount: idempotencyKey };
  const coupon = await once(
    () =>
      client.coupons.create(
        {
          id: idempotencyKey,
          amount_off: amount,
          currency: currency.toLowerCase(),
          duration: 'once',
          max_redemptions: 1,
          name: name.slice(0, 40),
          metadata,
        },
        { idempotencyKey: `${idempotencyKey}-coupon` },
      ),
    () => client.coupons.retrieve(idempotencyKey),
  );
  const known = await askStripe('promotion codes', () => client.promotionCodes.list({ coupon: coupon.id, limit: 1 }));
  const promotion =
    known.data[0] ??
    (await askStripe('a promotion code', () =>
      client.promotionCodes.create(
        {
          promotion: { type: 'coupon', coupon: coupon.id },
          code,
          max_redemptions: 1,
          ...(expiresAt && { expires_at: Math.floor(expiresAt.getTime() / 1000) }),
          metadata,
        },
        { idempotencyKey: `${idempotencyKey}-code` },
      ),
    ));
  return { couponId: coupon.id, promotionCodeId: promotion.id };
}

async function once(create: () => Promise<Stripe.Coupon>, read: () => Promise<Stripe.Coupon>): Promise<Stripe.Coupon> {
  try {
    return await askStripe('a coupon', create);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'resource_already_exists') throw error;
    return askStripe('a coupon', read);
  }
}
