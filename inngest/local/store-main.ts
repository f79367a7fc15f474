import { retryAfterMs } from './backoff';
import { endThread } from './end-thread';
import { endRun, ingest } from './ingest';
import { addThreadJob, type Lease } from './jobs';
import { BadStepError, type Effect } from './ops/effect';
import { handlerOf } from './ops/handlers';
import { type Answer, asError } from './protocol';
import { advanceRevision, lockRun, lockRunAndLease, setMain } from './runs';
import type { RunState } from './state';
import { pendingSteps } from './steps';
import type { Core, EngineEvent, RunRow, SerializedError, Tx } from './types';

/** Whether the thread goes on with this job or is done with it. */
export type Next = 'continue' | 'stop';

export interface Stored {
  state: RunState;
  answer: Answer;
  /** Events that the function sent while it ran. */
  events: EngineEvent[];
  maxAttempts: number;
}

/** Stores what the main thread of a run answered, with everything that follows from it, in one transaction. */
export async function storeMain(tx: Tx, core: Core, lease: Lease, stored: Stored): Promise<Next> {
  const { state, answer, events } = stored;
  let run = await lockRunAndLease(tx, state.runId, lease);
  // Only the holder of the lease stores: it was this answer, and the word that its commit got through was lost.
  if (run?.status === 'running' && run.revision !== state.revision) return 'continue';
  await ingest(tx, core, events);
  // An event may have cancelled or woken this very run.
  if (events.length > 0) run = await lockRun(tx, state.runId);
  if (run?.status !== 'running') return leave(tx, lease, state.runId);
  if (answer.kind === 'returned') {
    await endRun(tx, core, run, { status: 'completed', output: answer.data });
    return leave(tx, lease, run.id);
  }
  if (answer.kind === 'threw') {
    if (!answer.retriable) return fail(tx, core, lease, run, answer.error);
    return retry(tx, core, lease, run, stored, answer.error);
  }
  return storeSteps(tx, core, lease, run, stored, answer);
}

type StepsAnswer = Extract<Answer, { kind: 'steps' }>;

async function storeSteps(
  tx: Tx,
  core: Core,
  lease: Lease,
  run: RunRow,
  stored: Stored,
  answer: StepsAnswer,
): Promise<Next> {
  const effects: Effect[] = [];
  try {
    for (const op of answer.ops) effects.push(await handlerOf(op.op)(tx, core, run, op));
  } catch (error) {
    if (error instanceof BadStepError) return fail(tx, core, lease, run, asError(error));
    throw error;
  }
  const failed = effects.find((effect) => effect.next === 'retry');
  if (failed) return retry(tx, core, lease, run, stored, asError(failed.error));
  await advanceRevision(tx, run, 0);
  if (effects.some((effect) => effect.next === 'continue') || run.main === 'again') return goOn(tx, core, lease, run);
  if ((await pendingSteps(tx, run.id)).length === 0) {
    return fail(tx, core, lease, run, { name: 'Error', message: 'The function stopped without waiting for anything' });
  }
  await setMain(tx, run.id, 'idle');
  return leave(tx, lease, run.id);
}

/** Goes on with the same job; while the engine stops, leaves a fresh one for the next worker. */
async function goOn(tx: Tx, core: Core, lease: Lease, run: RunRow): Promise<Next> {
  if (run.main === 'again') await setMain(tx, run.id, 'busy');
  if (!core.isStopping()) return 'continue';
  await leave(tx, lease, run.id);
  await addThreadJob(tx, { runId: run.id });
  return 'stop';
}

async function retry(
  tx: Tx,
  core: Core,
  lease: Lease,
  run: RunRow,
  { answer, maxAttempts }: Stored,
  error: SerializedError,
): Promise<Next> {
  const attempt = run.attempt + 1;
  if (attempt >= maxAttempts) return fail(tx, core, lease, run, error);
  const asked = answer.kind === 'returned' ? null : retryAfterMs(answer.retryAfter, new Date());
  await advanceRevision(tx, run, attempt);
  await leave(tx, lease, run.id);
  await addThreadJob(tx, { runId: run.id }, new Date(Date.now() + (asked ?? core.backoffMs(attempt))));
  return 'stop';
}

async function fail(tx: Tx, core: Core, lease: Lease, run: RunRow, error: SerializedError): Promise<Next> {
  await endRun(tx, core, run, { status: 'failed', error });
  return leave(tx, lease, run.id);
}

async function leave(tx: Tx, lease: Lease, runId: string): Promise<Next> {
  await endThread(tx, lease, { runId });
  return 'stop';
}
