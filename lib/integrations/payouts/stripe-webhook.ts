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
    }),
  }),
});

/**
 * Reads a notification that Stripe signed with the endpoint's secret no more than five minutes ago, over the body as it came.
 * Null when the signature, its age or the body is not right.
 */
export function readStripeEvent(
  rawBody: string,
  signature: string | null,
  secret: string,
  now: Date,
): ProviderEvent | null {
  let event: unknown;
  try {
    event = Stripe.webhooks.constructEvent(
      rawBody,
      signature ?? '',
      secret,
      TOLERANCE_SECONDS,
      undefined,
      now.getTime(),
    );
  } catch {
    return null;
  }
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return null;
  const { id, type, data } = parsed.data;
  const { object, metadata } = data.object;
  return {
    id,
    type,
    payoutId: object === 'transfer' ? (metadata?.kith_payout ?? null) : null,
    contactId: object === 'account' ? (metadata?.kith_contact ?? null) : null,
  };
}
