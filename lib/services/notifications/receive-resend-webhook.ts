import { idSchema } from '@/lib/domain/ids';
import { readResendEvent } from '@/lib/integrations/email/resend-webhook';
import { authorize } from '../authorize';
import { systemCtx } from '../context';
import type { WebhookRequest } from '../payouts/receive-webhook';
import { transact } from '../transact';
import { resendWebhookSecretOf } from './mailer';
import { readMessageConnections } from './open-message-connection';
import { recordWord } from './record-word';
import { suppress } from './suppress';

/**
 * Takes Resend's word about mails: delivered, bounced, complained. An address that will never take a mail, or whose owner
 * complained, is not written to any more. Repeated and reordered notifications change nothing.
 */
export async function receiveResendWebhook(
  request: Omit<WebhookRequest, 'provider'>,
): Promise<'handled' | 'not-signed' | 'no-connection'> {
  const organizationId = idSchema.safeParse(request.organizationId);
  if (!organizationId.success) return 'no-connection';
  const ctx = systemCtx(organizationId.data, request.now, 'Resend', request.requestId);
  authorize(ctx, 'people:write');
  const secret = resendWebhookSecretOf(await readMessageConnections(ctx));
  if (!secret) return 'no-connection';
  const event = readResendEvent(request.rawBody, request.header, secret);
  if (event === 'not-signed') return 'not-signed';
  if (!event) return 'handled';
  const { id: eventId, reference, outcome, detail, isPermanentBounce } = event;
  await transact(ctx, async (tx) => {
    const delivery = await recordWord(tx, ctx, { provider: 'resend', reference, outcome, detail, eventId });
    if (!delivery) return;
    const reason = outcome === 'complained' ? 'complained' : isPermanentBounce ? 'bounced' : null;
    if (reason) await suppress(tx, ctx, { channel: 'email', address: delivery.toAddress, reason, detail });
  });
  return 'handled';
}
