import { query } from './database';
import { addJob, endJob, jobKey, type Lease, TASK } from './jobs';
import { lockRunAndLease } from './runs';
import { finishStep, type StepResult } from './steps';
import type { Tx } from './types';
import { wakeRun } from './wake-run';

export interface TimerPayload {
  runId: string;
  stepId: string;
}

// Name and words of Inngest's own server.
const INVOKE_TIMEOUT = {
  name: 'InngestInvokeTimeoutError',
  message: 'Timed out waiting for invoked function to complete',
};

/** Ends a waiting step at `due`, unless something else ended it before. */
export async function addTimer(tx: Tx, runId: string, stepId: string, due: Date): Promise<void> {
  await addJob(tx, { task: TASK.timer, payload: { runId, stepId }, key: jobKey(runId, stepId), runAt: due });
}

/** What happens when a timer is due. */
export async function fireTimer(tx: Tx, lease: Lease, { runId, stepId }: TimerPayload): Promise<void> {
  const run = await lockRunAndLease(tx, runId, lease);
  await endJob(tx, lease);
  if (run?.status !== 'running') return;
  const [step] = await query<{ op: string }>(tx, 'select op from inngest_local.steps where run_id = $1 and id = $2', [
    runId,
    stepId,
  ]);
  const result: StepResult =
    step?.op === 'InvokeFunction' ? { type: 'error', error: INVOKE_TIMEOUT } : { type: 'data', data: null };
  if (await finishStep(tx, runId, stepId, result)) await wakeRun(tx, run);
}
