import Stripe from 'stripe';
import { toStripeAmount } from './stripe-amount';
import { askStripe, type StripeSettings, stripeClient } from './stripe-client';

export interface NewPromotionCode {
  /** Our id of the discount, for ever: asked again, the same code is answered. */
  idempotencyKey: string;
  /** Which try it is. Stripe repeats a refusal to the same key for a day; what makes it once is the coupon's id. */
  attempt?: number;
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
  { idempotencyKey, attempt = 1, code, amountMinor, currency, name, expiresAt }: NewPromotionCode,
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
        { idempotencyKey: `${idempotencyKey}-coupon-${attempt}` },
      ),
    () => client.coupons.retrieve(idempotencyKey),
  );
  const promotion =
    (await find(client, coupon.id)) ??
    (await askStripe('a promotion code', () =>
      client.promotionCodes.create(
        {
          promotion: { type: 'coupon', coupon: coupon.id },
          code,
          max_redemptions: 1,
          ...(expiresAt && { expires_at: Math.floor(expiresAt.getTime() / 1000) }),
          metadata,
        },
        { idempotencyKey: `${idempotencyKey}-code-${attempt}` },
      ),
    ));
  return { couponId: coupon.id, promotionCodeId: promotion.id };
}

export interface KnownPromotionCode {
  promotionCodeId: string;
  /** An order at Stripe took it. */
  used: boolean;
}

/**
 * Whether a code that was made by our key was used at Stripe; null when Stripe knows none.
 * @throws ProviderUnavailableError
 */
export async function readPromotionCode(
  settings: StripeSettings,
  idempotencyKey: string,
): Promise<KnownPromotionCode | null> {
  const known = await find(stripeClient(settings), idempotencyKey);
  return known && knownOf(known);
}

/**
 * Ends a code at Stripe, so that no order can take it any more, and says whether one had; null when Stripe knows none. Called
 * again it answers the same.
 * @throws ProviderUnavailableError when Stripe does not answer: it is not known then whether the code works
 */
export async function endPromotionCode(
  settings: StripeSettings,
  idempotencyKey: string,
  attempt = 1,
): Promise<KnownPromotionCode | null> {
  const client = stripeClient(settings);
  const known = await find(client, idempotencyKey);
  if (!known?.active || known.times_redeemed > 0) return known && knownOf(known);
  const ended = await askStripe('ending a promotion code', () =>
    client.promotionCodes.update(known.id, { active: false }, { idempotencyKey: `${idempotencyKey}-end-${attempt}` }),
  );
  // Stripe repeats its first answer to a key; what counts is what is so now.
  return knownOf((await find(client, idempotencyKey)) ?? ended);
}

async function find(client: Stripe, coupon: string): Promise<Stripe.PromotionCode | null> {
  try {
    const page = await askStripe('promotion codes', () => client.promotionCodes.list({ coupon, limit: 1 }));
    return page.data[0] ?? null;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return null;
    throw error;
  }
}

function knownOf({ id, times_redeemed }: Stripe.PromotionCode): KnownPromotionCode {
  return { promotionCodeId: id, used: times_redeemed > 0 };
}

async function once(create: () => Promise<Stripe.Coupon>, read: () => Promise<Stripe.Coupon>): Promise<Stripe.Coupon> {
  try {
    return await askStripe('a coupon', create);
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError) || error.code !== 'resource_already_exists') throw error;
    return askStripe('a coupon', read);
  }
}
