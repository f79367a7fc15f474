import Stripe from 'stripe';
import { z } from 'zod';
import type { ProviderEvent } from './provider-event';

const TOLERANCE_SECONDS = 300;

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.object({
    object: z.object({
      object: z.string().optional(),
      metadata: z.record(z.string(), z.string()).nullish(),
      /** Of a finished order: the coupons it took; ours have our own ids. */
      discounts: z.array(z.object({ coupon: z.unknown() })).nullish(),
    }),
  }),
});

/**
 * Reads a notification that Stripe signed no more than five minutes ago, over the body as it came. `secrets` are those of the
 * endpoints, separated by commas: the school's own account and its recipients' accounts have one each at Stripe, and while one
 * is replaced both hold. Null when the signature, its age or the body is not right.
 */
export function readStripeEvent(
  rawBody: string,
  signature: string | null,
  secrets: string,
  now: Date,
): ProviderEvent | null {
  const event = secrets
    .split(',')
    .map((secret) => verified(rawBody, signature ?? '', secret, now))
    .find((found) => found !== null);
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return null;
  const { id, type, data } = parsed.data;
  const { object, metadata, discounts } = data.object;
  const coupon = discounts?.find((one) => typeof one.coupon === 'string')?.coupon as string | undefined;
  return {
    id,
    type,
    payoutId: object === 'transfer' ? (metadata?.kith_payout ?? null) : null,
    contactId: object === 'account' ? (metadata?.kith_contact ?? null) : null,
    redemptionId: metadata?.kith_discount ?? coupon ?? null,
  };
}

function verified(rawBody: string, signature: string, secret: string, now: Date): unknown {
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret, TOLERANCE_SECONDS, undefined, now.getTime());
  } catch {
    return null;
  }
}
