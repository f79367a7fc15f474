import { query } from './database';
import type { Tx } from './types';

const KEEP_RUNS_DAYS = 30;
// Longer than anything can deliver an event twice.
const KEEP_EVENTS_DAYS = 7;

/** Removes what nobody asks for any more: ended runs, taken-in events, idempotency keys that are over. */
export async function purge(tx: Tx): Promise<void> {
  await query(tx, `delete from inngest_local.runs where ended_at < now() - interval '${KEEP_RUNS_DAYS} days'`);
  await query(tx, `delete from inngest_local.events where received_at < now() - interval '${KEEP_EVENTS_DAYS} days'`);
  await query(tx, 'delete from inngest_local.idempotency where expires_at < now()');
}
