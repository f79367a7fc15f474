import { keyOf } from './cel';
import { query } from './database';
import { addThreadJob, threadName } from './jobs';
import type { FunctionSpec } from './registry';
import type { EngineEvent, Thread, Tx } from './types';

interface Slot {
  key: string;
  limit: number;
}

/** The slots a run of this function needs while its code runs: one for each concurrency rule. */
export function slotsOf(spec: FunctionSpec | undefined, event: EngineEvent): Slot[] {
  return (spec?.concurrency ?? []).map((rule) => {
    const room = rule.scope === 'env' || rule.scope === 'account' ? rule.scope : `fn:${spec?.id}`;
    const value = rule.key ? keyOf(rule.key, { event }) : '';
    return { key: JSON.stringify([room, rule.key ?? '', value]), limit: rule.limit };
  });
}

/**
 * Takes all slots of a thread, or none and lines the thread up for the first that is full.
 * A job that was taken over from a killed worker finds the slots it already had.
 * @returns whether the thread may run
 */
export async function takeSlots(tx: Tx, thread: Thread, slots: Slot[]): Promise<boolean> {
  await lockKeys(
    tx,
    slots.map((slot) => slot.key),
  );
  const held = await query<{ key: string; others: string }>(
    tx,
    `select key, count(*) filter (where (run_id, thread) <> ($2::uuid, $3)) as others
     from inngest_local.slots where key = any($1::text[]) group by key`,
    [slots.map((slot) => slot.key), thread.runId, threadName(thread)],
  );
  const taken = new Map(held.map((row) => [row.key, Number(row.others)]));
  const full = slots.find((slot) => (taken.get(slot.key) ?? 0) >= slot.limit);
  if (full) {
    await lineUp(tx, thread, full.key);
    // Whoever woke us up for another key found us unable to use it: let the next one try.
    await wakeWaiters(
      tx,
      slots.map((slot) => slot.key).filter((key) => key !== full.key),
    );
    return false;
  }
  await query(
    tx,
    'insert into inngest_local.slots (key, run_id, thread) select unnest($1::text[]), $2, $3 on conflict do nothing',
    [slots.map((slot) => slot.key), thread.runId, threadName(thread)],
  );
  return true;
}

/** Lets the next in line for each of these keys try. */
export async function wakeNext(tx: Tx, keys: string[]): Promise<void> {
  if (keys.length === 0) return;
  await lockKeys(tx, keys);
  await wakeWaiters(tx, keys);
}

async function lineUp(tx: Tx, thread: Thread, key: string): Promise<void> {
  await query(
    tx,
    `insert into inngest_local.slot_waiters (run_id, thread, key) values ($1, $2, $3)
     on conflict (run_id, thread) do update set key = excluded.key`,
    [thread.runId, threadName(thread), key],
  );
}

// Held until commit: whoever lines up and whoever frees a slot at the same moment must see each other.
async function lockKeys(tx: Tx, keys: string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) {
    await query(tx, "select pg_advisory_xact_lock(hashtextextended('inngest_local.slot ' || $1, 0))", [key]);
  }
}

async function wakeWaiters(tx: Tx, keys: string[]): Promise<void> {
  for (const key of [...new Set(keys)].sort()) {
    // Run ids grow with time: the oldest run goes first.
    const [waiter] = await query<{ runId: string; thread: string }>(
      tx,
      `delete from inngest_local.slot_waiters where (run_id, thread) =
         (select run_id, thread from inngest_local.slot_waiters where key = $1 order by run_id limit 1)
       returning run_id as "runId", thread`,
      [key],
    );
    if (!waiter) continue;
    await addThreadJob(tx, { runId: waiter.runId, stepId: waiter.thread === 'main' ? undefined : waiter.thread });
  }
}
