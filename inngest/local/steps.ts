import { query } from './database';
import type { StepOp, Tx } from './types';

/** How a step ended, in the form in which `serve` takes it back. */
export type StepResult = { type: 'data'; data: unknown } | { type: 'error'; error: unknown };

export interface PendingStep {
  op: StepOp;
  /** Event that ends the wait, with its condition. */
  waitEvent?: string;
  waitIf?: string;
}

function storedValue(result: StepResult): string {
  return JSON.stringify(result.type === 'data' ? (result.data ?? null) : result.error);
}

function nameOf(op: StepOp): string {
  return op.displayName ?? op.name ?? op.id;
}

/**
 * Notes a step that waits for something.
 * @returns false when it is known already: the SDK reports waiting steps again on every entry
 */
export async function addPendingStep(tx: Tx, runId: string, step: PendingStep): Promise<boolean> {
  const added = await query(
    tx,
    `insert into inngest_local.steps (run_id, id, op, name, status, wait_event, wait_if)
     values ($1, $2, $3, $4, 'pending', $5, $6) on conflict (run_id, id) do nothing returning 1`,
    [runId, step.op.id, step.op.op, nameOf(step.op), step.waitEvent ?? null, step.waitIf ?? null],
  );
  return added.length > 0;
}

/** Stores the result of a step that ran on the main thread. A stored result is never replaced. */
export async function addFinishedStep(tx: Tx, runId: string, op: StepOp, result: StepResult): Promise<void> {
  await query(
    tx,
    `insert into inngest_local.steps (run_id, id, op, name, status, value, completion, completed_at)
     values ($1, $2, $3, $4, $5, $6::json, nextval('inngest_local.step_order'), clock_timestamp())
     on conflict (run_id, id) do update set status = excluded.status, value = excluded.value,
       completion = excluded.completion, completed_at = excluded.completed_at where steps.status = 'pending'`,
    [runId, op.id, op.op, nameOf(op), result.type, storedValue(result)],
  );
}

/**
 * Ends a waiting step.
 * @returns false when it has ended already
 */
export async function finishStep(tx: Tx, runId: string, stepId: string, result: StepResult): Promise<boolean> {
  const ended = await query(
    tx,
    `update inngest_local.steps set status = $3, value = $4::json, completion = nextval('inngest_local.step_order'),
       completed_at = clock_timestamp() where run_id = $1 and id = $2 and status = 'pending' returning 1`,
    [runId, stepId, result.type, storedValue(result)],
  );
  return ended.length > 0;
}

/** Counts a failed try of a planned step. */
export async function noteFailedTry(tx: Tx, runId: string, stepId: string, error: unknown): Promise<void> {
  await query(
    tx,
    'update inngest_local.steps set attempt = attempt + 1, last_error = $3::json where run_id = $1 and id = $2',
    [runId, stepId, JSON.stringify(error ?? null)],
  );
}

export async function pendingSteps(tx: Tx, runId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    tx,
    "select id from inngest_local.steps where run_id = $1 and status = 'pending'",
    [runId],
  );
  return rows.map((row) => row.id);
}
