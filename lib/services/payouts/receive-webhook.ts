import { findPayout } from '@/db/queries/payouts';
import { markEventHandled, putProviderEvent } from '@/db/queries/provider-events';
import { idSchema } from '@/lib/domain/ids';
import { readPaypalEvent, verifyPaypalWebhook } from '@/lib/integrations/payouts/paypal-webhook';
import type { ProviderEvent } from '@/lib/integrations/payouts/provider-event';
import { readStripeEvent } from '@/lib/integrations/payouts/stripe-webhook';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { authorize } from '../authorize';
import { type Ctx, systemCtx } from '../context';
import { AppError } from '../errors';
import { alignPromotion } from '../redemptions/align-promotion';
import { readOnly, transact } from '../transact';
import { openConnection } from './open-connection';
import { paypalBaseUrl } from './provider-urls';
import { refreshStripeMethod } from './refresh-stripe-method';
import { settlePayout } from './settle';

export interface WebhookRequest {
  provider: 'stripe' | 'paypal';
  /** As it stands in the address. */
  organizationId: string;
  /** Exactly as it came: the signature is over these characters. */
  rawBody: string;
  header: (name: string) => string | null;
  now: Date;
  requestId: string;
}

/**
 * `handled` also for what was handled before, and for events that concern nothing of ours; `try-again` when the provider did not
 * answer our question.
 */
export type WebhookOutcome = 'handled' | 'not-signed' | 'no-connection' | 'try-again';

/**
 * Takes a provider's notification. Only one signed for this school's own connection counts, and it is no more than a hint: what it
 * is about is asked of the provider and applied by the same service that polls, so that a forged, repeated, late or reordered
 * one changes nothing that is not so. One that failed on the way is handled when the provider sends it again.
 */
export async function receiveWebhook(request: WebhookRequest): Promise<WebhookOutcome> {
  try {
    return await receive(request);
  } catch (error) {
    if (error instanceof ProviderUnavailableError || isBusy(error)) return 'try-again';
    throw error;
  }
}

async function receive(request: WebhookRequest): Promise<WebhookOutcome> {
  const { provider, now } = request;
  const organizationId = idSchema.safeParse(request.organizationId);
  if (!organizationId.success) return 'no-connection';
  const name = provider === 'stripe' ? 'Stripe' : 'PayPal';
  const ctx = systemCtx(organizationId.data, now, name, request.requestId);
  authorize(ctx, 'payouts:write');
  const event = await readSigned(ctx, request);
  if (typeof event === 'string') return event;
  const payoutId = idSchema.safeParse(event.payoutId).data ?? null;
  const stored = await transact(ctx, ({ sql }) =>
    putProviderEvent(sql, ctx.organizationId, { provider, eventId: event.id, type: event.type, payoutId, now }),
  );
  if (stored.handledAt) return 'handled';
  if (payoutId && (await isPaidBy(ctx, payoutId, provider))) await settlePayout(ctx, { payoutId });
  if (event.contactId) await refreshMethod(ctx, event.contactId);
  const redemptionId = idSchema.safeParse(event.redemptionId).data;
  if (redemptionId) await alignPromotion(ctx, { redemptionId });
  await transact(ctx, ({ sql }) => markEventHandled(sql, stored.id, now));
  return 'handled';
}

function isBusy(error: unknown): boolean {
  return error instanceof AppError && error.status === 503;
}

/** A person whose account is gone, or whose school no longer pays by Stripe, is not paid there: nothing is left to do. */
async function refreshMethod(ctx: Ctx, contactId: string): Promise<void> {
  const known = idSchema.safeParse(contactId);
  if (!known.success) return;
  try {
    await refreshStripeMethod(ctx, known.data);
  } catch (error) {
    if (!(error instanceof AppError) || isBusy(error)) throw error;
  }
}

function readSigned(ctx: Ctx, request: WebhookRequest): Promise<ProviderEvent | 'not-signed' | 'no-connection'> {
  return request.provider === 'stripe' ? readStripe(ctx, request) : readPaypal(ctx, request);
}

async function readStripe(ctx: Ctx, { rawBody, header, now }: WebhookRequest) {
  const connection = await readOnly(ctx, (tx) => openConnection(tx, ctx, 'stripe'));
  if (!connection?.settings.webhookSecret) return 'no-connection';
  return readStripeEvent(rawBody, header('stripe-signature'), connection.settings.webhookSecret, now) ?? 'not-signed';
}

async function readPaypal(ctx: Ctx, { rawBody, header }: WebhookRequest) {
  const connection = await readOnly(ctx, (tx) => openConnection(tx, ctx, 'paypal'));
  if (!connection?.settings.webhookId) return 'no-connection';
  const { clientId, clientSecret, mode, webhookId } = connection.settings;
  const settings = { clientId, clientSecret, baseUrl: paypalBaseUrl(mode) };
  if (!(await verifyPaypalWebhook(settings, webhookId, rawBody, header))) return 'not-signed';
  return readPaypalEvent(rawBody) ?? 'not-signed';
}

/** Also false for a payout of another school, and for one that another provider pays. */
async function isPaidBy(ctx: Ctx, payoutId: string, provider: string): Promise<boolean> {
  const payout = await readOnly(ctx, ({ sql }) => findPayout(sql, payoutId));
  return payout?.provider === provider;
}
