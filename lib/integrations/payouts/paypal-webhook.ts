import { z } from 'zod';
import { type PaypalSettings, paypalClient } from './paypal-client';
import type { ProviderEvent } from './provider-event';
import { ProviderUnavailableError } from './unavailable-error';

/** Headers of a notification, each needed to verify it. */
const HEADERS = {
  auth_algo: 'paypal-auth-algo',
  cert_url: 'paypal-cert-url',
  transmission_id: 'paypal-transmission-id',
  transmission_sig: 'paypal-transmission-sig',
  transmission_time: 'paypal-transmission-time',
} as const;

const answerSchema = z.object({ verification_status: z.enum(['SUCCESS', 'FAILURE']) });

/**
 * Asks PayPal whether it sent this notification to the webhook `webhookId`. The event goes back byte for byte, since what it is
 * signed over is a checksum of the text. False when a header is missing or the body is no JSON object.
 * @throws ProviderUnavailableError when PayPal does not answer: it sends the notification again later
 */
export async function verifyPaypalWebhook(
  settings: PaypalSettings,
  webhookId: string,
  rawBody: string,
  header: (name: string) => string | null,
): Promise<boolean> {
  const signed = Object.entries(HEADERS).map(([field, name]) => [field, header(name)] as const);
  if (signed.some(([, value]) => !value) || !isJsonObject(rawBody)) return false;
  const fields = JSON.stringify({ ...Object.fromEntries(signed), webhook_id: webhookId });
  const body = `${fields.slice(0, -1)},"webhook_event":${rawBody.trim()}}`;
  const answer = await paypalClient(settings).ask('POST', '/v1/notifications/verify-webhook-signature', body);
  if (answer.status === 400 || answer.status === 422) return false;
  const verified = answerSchema.safeParse(answer.body);
  if (answer.status !== 200 || !verified.success) {
    throw new ProviderUnavailableError('PayPal', `verifying a notification: ${answer.status}`);
  }
  return verified.data.verification_status === 'SUCCESS';
}

const eventSchema = z.object({
  id: z.string().min(1).max(255),
  event_type: z.string().min(1).max(255),
  resource: z
    .object({
      sender_batch_id: z.string().optional(),
      payout_item: z.object({ sender_item_id: z.string().optional() }).optional(),
      batch_header: z
        .object({ sender_batch_header: z.object({ sender_batch_id: z.string().optional() }).optional() })
        .optional(),
    })
    .optional(),
});

/** Reads a notification that `verifyPaypalWebhook` has found true; null when it has no id or type. */
export function readPaypalEvent(rawBody: string): ProviderEvent | null {
  const event = eventSchema.safeParse(JSON.parse(rawBody));
  if (!event.success) return null;
  const { id, event_type: type, resource } = event.data;
  const batch = resource?.batch_header?.sender_batch_header?.sender_batch_id;
  const payoutId = resource?.payout_item?.sender_item_id ?? resource?.sender_batch_id ?? batch ?? null;
  const about = { payoutId: type.startsWith('PAYMENT.PAYOUTS') ? payoutId : null, contactId: null, redemptionId: null };
  return { id, type, ...about };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
