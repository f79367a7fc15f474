import { randomUUID } from 'node:crypto';
import { holds } from './cel';
import { query } from './database';
import { dueAt } from './duration';
import { type EndEvent, type Ending, finishRun } from './finish-run';
import { removeIdleJob } from './jobs';
import type { CancelRule, FunctionSpec } from './registry';
import { lockRun } from './runs';
import { startRun } from './start-run';
import { finishStep } from './steps';
import type { Core, EngineEvent, RunRow, Tx } from './types';
import { wakeRun } from './wake-run';

/** Takes events in: each id once. What they cancel, wake and start is in the caller's transaction. */
export async function ingest(tx: Tx, core: Core, events: EngineEvent[]): Promise<void> {
  if (events.length === 0) return;
  const fresh = new Set(await storeNew(tx, events));
  const awaited = await awaitedNames(tx, events);
  for (const event of events) {
    // `delete` also drops a second event with the same id in one batch.
    if (fresh.delete(event.id)) await deliver(tx, core, event, awaited.has(event.name));
  }
}

/** Ends a run and delivers the events that say so. */
export async function endRun(tx: Tx, core: Core, run: RunRow, ending: Ending): Promise<void> {
  const events = await finishRun(tx, run, ending);
  for (const event of events) {
    const { registry } = core;
    const heard = registry.triggeredBy(event.name).length + registry.cancelledBy(event.name).length > 0;
    if (heard || event.awaited) await deliver(tx, core, internalEvent(event), event.awaited);
  }
}

function internalEvent(event: EndEvent): EngineEvent {
  return { id: randomUUID(), name: event.name, data: event.data, ts: Date.now() };
}

async function storeNew(tx: Tx, events: EngineEvent[]): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    `insert into inngest_local.events (id, name, data, ts)
     select id, name, data, to_timestamp(ts / 1000.0)
     from json_to_recordset($1::json) as event (id text, name text, data json, ts double precision)
     on conflict (id) do nothing returning id`,
    [JSON.stringify(events)],
  );
  return rows.map((row) => row.id);
}

async function awaitedNames(tx: Tx, events: EngineEvent[]): Promise<Set<string>> {
  const rows = await query<{ name: string }>(
    tx,
    `select distinct wait_event as name from inngest_local.steps where status = 'pending' and wait_event = any($1::text[])`,
    [[...new Set(events.map((event) => event.name))]],
  );
  return new Set(rows.map((row) => row.name));
}

/** Cancels first, then wakes, then starts: an event must not cancel the run that it starts. */
async function deliver(tx: Tx, core: Core, event: EngineEvent, awaited: boolean): Promise<void> {
  for (const { spec, rule } of core.registry.cancelledBy(event.name)) await cancelMatching(tx, core, spec, rule, event);
  if (awaited) await wakeWaiting(tx, event);
  for (const trigger of core.registry.triggeredBy(event.name)) {
    if (holds(trigger.if, { event })) await startRun(tx, trigger.spec, event);
  }
}

async function cancelMatching(
  tx: Tx,
  core: Core,
  spec: FunctionSpec,
  rule: CancelRule,
  event: EngineEvent,
): Promise<void> {
  const active = await query<{ id: string; event: EngineEvent; createdAt: Date }>(
    tx,
    `select id, event, created_at as "createdAt" from inngest_local.runs
     where function_id = $1 and status = 'running' order by id`,
    [spec.id],
  );
  for (const run of active) {
    if (rule.timeout && dueAt(rule.timeout, run.createdAt) < new Date()) continue;
    if (!holds(rule.if, { event: run.event, async: event })) continue;
    await cancelRun(tx, core, run.id);
  }
}

/** Cancels a run that has not ended. @returns whether it was cancelled now */
export async function cancelRun(tx: Tx, core: Core, runId: string): Promise<boolean> {
  const run = await lockRun(tx, runId);
  if (run?.status !== 'running') return false;
  await endRun(tx, core, run, { status: 'cancelled' });
  return true;
}

async function wakeWaiting(tx: Tx, event: EngineEvent): Promise<void> {
  const waits = await query<{ runId: string; stepId: string; condition: string | null; event: EngineEvent }>(
    tx,
    `select s.run_id as "runId", s.id as "stepId", s.wait_if as condition, r.event
     from inngest_local.steps s join inngest_local.runs r on r.id = s.run_id
     where s.wait_event = $1 and s.status = 'pending' and r.status = 'running' order by s.run_id, s.id`,
    [event.name],
  );
  for (const wait of waits) {
    if (!holds(wait.condition, { event: wait.event, async: event })) continue;
    const run = await lockRun(tx, wait.runId);
    if (run?.status !== 'running') continue;
    if (!(await finishStep(tx, run.id, wait.stepId, { type: 'data', data: event }))) continue;
    await removeIdleJob(tx, run.id, wait.stepId);
    await wakeRun(tx, run);
  }
}
