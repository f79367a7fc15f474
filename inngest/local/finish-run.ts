import { query } from './database';
import { jobKey, removeIdleJob } from './jobs';
import { lockRun } from './runs';
import { wakeNext } from './slots';
import { finishStep, type StepResult } from './steps';
import type { RunRow, SerializedError, Tx } from './types';
import { wakeRun } from './wake-run';

export type Ending =
  | { status: 'completed'; output: unknown }
  | { status: 'failed'; error: SerializedError }
  | { status: 'cancelled' };

/** The event that tells other functions how a run ended (`onFailure` is a function that listens to it). */
export interface EndEvent {
  name: string;
  data: object;
  /** Whether some run waits for an event of this name. */
  awaited: boolean;
}

const END_EVENTS = ['inngest/function.cancelled', 'inngest/function.failed', 'inngest/function.finished'];

// Jobs that nobody works on go, with the slots they held (a killed worker's job may hold some); a thread at work ends itself.
// graphile's `remove_job` would also spoil the lease of one at work.
const FINISH = `
with run as (
  update inngest_local.runs set status = $2, output = $3::json, error = $4::json, ended_at = clock_timestamp(),
    started_at = coalesce(started_at, now()), main = 'idle' where id = $1
), threads as (
  select id as thread from inngest_local.steps where run_id = $1 and status = 'pending' union all select 'main'
), jobs as (
  delete from graphile_worker._private_jobs where locked_at is null and key in (select $5 || thread from threads) returning key
), slots as (
  delete from inngest_local.slots where run_id = $1 and $5 || thread in (select key from jobs) returning key
), lines as (
  delete from inngest_local.slot_waiters where run_id = $1
)
select array(select key from slots) as keys,
  array(select distinct wait_event from inngest_local.steps where status = 'pending' and wait_event = any($6::text[])) as awaited`;

const CANCELLED: SerializedError = { name: 'Error', message: 'The function was cancelled' };

/**
 * Ends a run: nothing of it stays in the queue, and who invoked it gets the result. The run's row must be locked and running.
 * @returns events to take in, in the same transaction
 */
export async function finishRun(tx: Tx, run: RunRow, ending: Ending): Promise<EndEvent[]> {
  const error = ending.status === 'failed' ? ending.error : null;
  const output = ending.status === 'completed' ? (ending.output ?? null) : null;
  const [left] = await query<{ keys: string[]; awaited: string[] }>(tx, FINISH, [
    run.id,
    ending.status,
    ending.status === 'completed' ? JSON.stringify(output) : null,
    error && JSON.stringify(error),
    jobKey(run.id, ''),
    END_EVENTS,
  ]);
  run.status = ending.status;
  await wakeNext(tx, left?.keys ?? []);
  await answerParent(tx, run, ending);
  return [...endEvents(run, ending, output, error)].map((event) => ({
    ...event,
    awaited: left?.awaited.includes(event.name) ?? false,
  }));
}

async function answerParent(tx: Tx, run: RunRow, ending: Ending): Promise<void> {
  if (!run.parentRun || !run.parentStep) return;
  const parent = await lockRun(tx, run.parentRun);
  if (parent?.status !== 'running') return;
  if (!(await finishStep(tx, parent.id, run.parentStep, resultFor(ending)))) return;
  await removeIdleJob(tx, parent.id, run.parentStep);
  await wakeRun(tx, parent);
}

function resultFor(ending: Ending): StepResult {
  if (ending.status === 'completed') return { type: 'data', data: ending.output ?? null };
  return { type: 'error', error: ending.status === 'failed' ? ending.error : CANCELLED };
}

function* endEvents(
  run: RunRow,
  ending: Ending,
  output: unknown,
  error: SerializedError | null,
): Generator<Omit<EndEvent, 'awaited'>> {
  // A function that listens to the end of functions would otherwise hear of its own, for ever.
  if (END_EVENTS.includes(run.event.name)) return;
  const about = { function_id: run.functionId, run_id: run.id, event: run.event, events: [run.event] };
  if (ending.status === 'cancelled') {
    yield { name: 'inngest/function.cancelled', data: { ...about, error: CANCELLED } };
    return;
  }
  if (error) yield { name: 'inngest/function.failed', data: { ...about, error } };
  const result = error ? { error } : { result: output };
  yield { name: 'inngest/function.finished', data: { ...about, ...result } };
}
