import type { DeliveryRow } from '@/db/queries/deliveries';
import { publicUrl } from '../public-url';
import { mailerOf, texterOf } from './mailer';
import type { MessageConnections } from './open-message-connection';

/** What the provider said to one try. */
export type Answer = { provider: string } & (
  | { kind: 'sent'; reference: string }
  | { kind: 'temporary' | 'permanent' | 'stopped'; reason: string }
);

export interface Sender {
  name: string;
  supportEmail: string | null;
  organizationId: string;
}

export type Sendable = Pick<DeliveryRow, 'id' | 'channel' | 'toAddress' | 'subject' | 'html' | 'text' | 'headers'>;

/** Hands one message to the provider of its channel. Writes nothing. */
export async function sendThrough(connections: MessageConnections, message: Sendable, sender: Sender): Promise<Answer> {
  return message.channel === 'email'
    ? sendMail(connections, message, sender)
    : sendText(connections, message, sender.organizationId);
}

async function sendMail(connections: MessageConnections, message: Sendable, sender: Sender): Promise<Answer> {
  const { port, fromName } = mailerOf(connections);
  const { provider } = port;
  const { id: idempotencyKey, toAddress: to, subject, html, text, headers } = message;
  const from = { fromName: fromName ?? sender.name, replyTo: sender.supportEmail };
  const result = await port.send({ idempotencyKey, ...from, to, subject, html, text, headers });
  if (result.ok) return { provider, kind: 'sent', reference: result.reference };
  return { provider, kind: result.permanent ? 'permanent' : 'temporary', reason: result.reason };
}

async function sendText(connections: MessageConnections, message: Sendable, organizationId: string): Promise<Answer> {
  const port = texterOf(connections);
  const { provider } = port;
  const statusUrl = publicUrl(`/api/webhooks/twilio/${organizationId}/status`);
  const result = await port.send({ to: message.toAddress, text: message.text, statusUrl });
  if (result.ok) return { provider, kind: 'sent', reference: result.reference };
  return { provider, kind: result.kind, reason: result.reason };
}
