import { retryAfterMs } from './backoff';
import { endThread } from './end-thread';
import { endRun, ingest } from './ingest';
import { addThreadJob, type Lease } from './jobs';
import { type Answer, asError } from './protocol';
import { lockRun, lockRunAndLease } from './runs';
import { finishStep, noteFailedTry, type StepResult } from './steps';
import type { Next, Stored } from './store-main';
import type { Core, RunRow, SerializedError, Tx } from './types';
import { wakeRun } from './wake-run';

/** What an answer means for the one step that was asked for. */
type Verdict =
  | { is: 'result'; result: StepResult }
  | { is: 'failure'; error: SerializedError; retryAfter: string | null; endsRun: boolean };

/** Stores what a planned step answered, with everything that follows from it, in one transaction. */
export async function storeStep(tx: Tx, core: Core, lease: Lease, stepId: string, stored: Stored): Promise<Next> {
  const { state, answer, events, maxAttempts } = stored;
  let run = await lockRunAndLease(tx, state.runId, lease);
  await endThread(tx, lease, { runId: state.runId, stepId });
  await ingest(tx, core, events);
  if (events.length > 0) run = await lockRun(tx, state.runId);
  if (run?.status !== 'running') return 'stop';
  const verdict = judge(answer, stepId);
  if (verdict.is === 'result') return settle(tx, run, stepId, verdict.result);
  const attempt = state.attempt + 1;
  if (verdict.endsRun) await endRun(tx, core, run, { status: 'failed', error: verdict.error });
  else if (attempt >= maxAttempts) await settle(tx, run, stepId, { type: 'error', error: verdict.error });
  else {
    await noteFailedTry(tx, run.id, stepId, verdict.error);
    const waitMs = retryAfterMs(verdict.retryAfter, new Date()) ?? core.backoffMs(attempt);
    await addThreadJob(tx, { runId: run.id, stepId }, new Date(Date.now() + waitMs));
    // The function may have gone on without this step (a race): its main thread then ends the run.
    if (answer.kind === 'returned') await wakeRun(tx, run);
  }
  return 'stop';
}

function judge(answer: Answer, stepId: string): Verdict {
  if (answer.kind === 'threw') {
    return { is: 'failure', error: answer.error, retryAfter: answer.retryAfter, endsRun: !answer.retriable };
  }
  const op = answer.kind === 'steps' ? answer.ops.find(({ id }) => id === stepId) : undefined;
  if (op?.op === 'StepRun') return { is: 'result', result: { type: 'data', data: op.data } };
  if (op?.op === 'StepFailed') return { is: 'result', result: { type: 'error', error: asError(op.error) } };
  const retryAfter = answer.kind === 'steps' ? answer.retryAfter : null;
  const error =
    op?.op === 'StepError' ? asError(op.error) : { name: 'Error', message: 'The function did not run the step' };
  return { is: 'failure', error, retryAfter, endsRun: false };
}

async function settle(tx: Tx, run: RunRow, stepId: string, result: StepResult): Promise<Next> {
  if (await finishStep(tx, run.id, stepId, result)) await wakeRun(tx, run);
  return 'stop';
}
