import { findListeners, insertDeliveries } from '@/db/queries/webhook-deliveries';
import type { EventInput } from '@/lib/domain/events';
import { wants, webhookPayload } from '@/lib/domain/webhooks/events';
import { newId } from '../ids';
import type { Tx } from '../transact';

/**
 * What other systems are to hear of these events, written in the transaction that they tell of; one small read where nobody
 * listens. Part of `emit`.
 * @returns the events that have the messages sent
 */
export async function queueWebhookMessages(tx: Tx, events: readonly EventInput[]): Promise<EventInput[]> {
  const at = new Date();
  const told = events.filter((event) => webhookPayload(event, at) !== null);
  // A transaction is bound to one organisation.
  const organizationId = told[0]?.data.organizationId;
  if (organizationId === undefined) return [];
  const listeners = await findListeners(tx.sql);
  const messages = listeners.length === 0 ? [] : told.flatMap((event) => messagesOf(event, listeners, at));
  if (messages.length === 0) return [];
  await insertDeliveries(tx.sql, organizationId, messages, at);
  return messages.map(({ id, endpointId }) => deliveryRequested(organizationId, endpointId, id));
}

function messagesOf(event: EventInput, listeners: readonly { id: string; events: string[] }[], at: Date) {
  const payload = webhookPayload(event, at);
  if (!payload) return [];
  const text = JSON.stringify(payload);
  return listeners
    .filter(({ events }) => wants(events, payload.type))
    .map((listener) => ({ id: newId(), endpointId: listener.id, eventType: payload.type, payload: text }));
}

/** Has a message sent, and tried again as long as it takes. */
export function deliveryRequested(organizationId: string, endpointId: string, deliveryId: string): EventInput {
  return { name: 'webhook/delivery.requested', data: { organizationId, endpointId, deliveryId } };
}
