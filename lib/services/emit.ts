import type { EventInput } from '@/lib/domain/events';
import { newId } from './ids';
import type { Tx } from './transact';

/**
 * Appends events to the outbox in the running transaction: they are sent if and only if it commits.
 * Each has an id, so that a delivery tried twice starts one run.
 */
export async function emit(tx: Tx, events: EventInput[]): Promise<void> {
  if (!events.length) return;
  const rows = events.map((event) => ({ id: newId(), ...event }));
  await tx.sql`select emit_events(${tx.sql.json(rows as never)}::json)`;
}
