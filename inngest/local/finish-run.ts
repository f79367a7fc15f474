import { query } from './database';
import { removeIdleJobs } from './jobs';
import { lockRun } from './runs';
import { freeSlots, leaveLines } from './slots';
import { finishStep, pendingSteps, type StepResult } from './steps';
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
}

const CANCELLED: SerializedError = { name: 'Error', message: 'The function was cancelled' };

/**
 * Ends a run: nothing of it stays in the queue, and who invoked it gets the result. The run's row must be locked and running.
 * @returns events to take in, in the same transaction
 */
export async function finishRun(tx: Tx, run: RunRow, ending: Ending): Promise<EndEvent[]> {
  const error = ending.status === 'failed' ? ending.error : null;
  const output = ending.status === 'completed' ? (ending.output ?? null) : null;
  await query(
    tx,
    `update inngest_local.runs set status = $2, output = $3::json, error = $4::json, ended_at = clock_timestamp(),
       started_at = coalesce(started_at, now()), main = 'idle' where id = $1`,
    [
      run.id,
      ending.status,
      ending.status === 'completed' ? JSON.stringify(output) : null,
      error && JSON.stringify(error),
    ],
  );
  run.status = ending.status;
  const threads = ['main', ...(await pendingSteps(tx, run.id))];
  const gone = await removeIdleJobs(tx, run.id, threads);
  await leaveLines(tx, run.id);
  // A thread that is at work gives its slots back itself.
  if (gone.length > 0) await freeSlots(tx, run.id, gone);
  await answerParent(tx, run, ending);
  return [...endEvents(run, ending, output, error)];
}

async function answerParent(tx: Tx, run: RunRow, ending: Ending): Promise<void> {
  if (!run.parentRun || !run.parentStep) return;
  const parent = await lockRun(tx, run.parentRun);
  if (parent?.status !== 'running') return;
  if (!(await finishStep(tx, parent.id, run.parentStep, resultFor(ending)))) return;
  await removeIdleJobs(tx, parent.id, [run.parentStep]);
  await wakeRun(tx, parent);
}

function resultFor(ending: Ending): StepResult {
  if (ending.status === 'completed') return { type: 'data', data: ending.output ?? null };
  return { type: 'error', error: ending.status === 'failed' ? ending.error : CANCELLED };
}

function* endEvents(run: RunRow, ending: Ending, output: unknown, error: SerializedError | null): Generator<EndEvent> {
  const about = { function_id: run.functionId, run_id: run.id, event: run.event, events: [run.event] };
  if (ending.status === 'cancelled') {
    yield { name: 'inngest/function.cancelled', data: { ...about, error: CANCELLED } };
    return;
  }
  if (error) yield { name: 'inngest/function.failed', data: { ...about, error } };
  const result = error ? { error } : { result: output };
  yield { name: 'inngest/function.finished', data: { ...about, ...result } };
}
