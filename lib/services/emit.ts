import type { EventInput } from '@/lib/domain/events';
import { newId } from './ids';
import type { Tx } from './transact';
import { queueWebhookMessages } from './webhooks/queue-messages';

/**
 * Appends events to the outbox in the running transaction: they are sent if and only if it commits.
 * Each has an id, so that a delivery tried twice starts one run. What webhooks tell of them is queued in the same transaction.
 */
export async function emit(tx: Tx, events: EventInput[]): Promise<void> {
  if (!events.length) return;
  const all = [...events, ...(await queueWebhookMessages(tx, events))];
  const rows = all.map((event) => ({ id: newId(), ...event }));
  await tx.sql`select emit_events(${tx.sql.json(rows as never)}::json)`;
}
