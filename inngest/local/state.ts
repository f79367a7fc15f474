import type { Pool } from 'pg';
import { query } from './database';
import type { EngineEvent, RunStatus, Thread } from './types';

interface StoredStep {
  id: string;
  status: 'pending' | 'data' | 'error';
  value: unknown;
  attempt: number;
}

/** All that a function's code needs to go on from where it stands. */
export interface RunState {
  runId: string;
  functionId: string;
  status: RunStatus;
  event: EngineEvent;
  revision: number;
  /** Failed tries of this thread so far, since its last success. */
  attempt: number;
  /** Steps that have ended, in the order in which they did. */
  finished: StoredStep[];
  pending: number;
}

interface Row {
  functionId: string;
  status: RunStatus;
  event: EngineEvent;
  revision: number;
  attempt: number;
  steps: StoredStep[] | null;
}

/** Reads a run for one of its threads. Null when it is gone. */
export async function loadState(pool: Pool, thread: Thread): Promise<RunState | null> {
  const [row] = await query<Row>(
    pool,
    `select function_id as "functionId", status, event, revision, attempt,
       (select json_agg(json_build_object('id', id, 'status', status, 'value', value, 'attempt', attempt) order by completion)
        from inngest_local.steps where run_id = runs.id) as steps
     from inngest_local.runs where id = $1`,
    [thread.runId],
  );
  if (!row) return null;
  const { steps, ...run } = row;
  const all = steps ?? [];
  const own = thread.stepId ? all.find((step) => step.id === thread.stepId) : undefined;
  const finished = all.filter((step) => step.status !== 'pending');
  return {
    ...run,
    runId: thread.runId,
    attempt: thread.stepId ? (own?.attempt ?? 0) : run.attempt,
    finished,
    pending: all.length - finished.length,
  };
}
