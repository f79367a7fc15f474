import { query } from './database';
import type { RunRow, Tx } from './types';

const COLUMNS = `id, function_id as "functionId", status, event, attempt, revision, main, parent_run as "parentRun",
  parent_step as "parentStep"`;

/** Locks a run's row until the end of the transaction. Undefined when the run is gone. */
export async function lockRun(tx: Tx, runId: string): Promise<RunRow | undefined> {
  const [run] = await query<RunRow>(tx, `select ${COLUMNS} from inngest_local.runs where id = $1 for update`, [runId]);
  return run;
}

export async function setMain(tx: Tx, runId: string, main: RunRow['main']): Promise<void> {
  await query(tx, 'update inngest_local.runs set main = $2 where id = $1', [runId, main]);
}

/** Marks that the main thread's answer is stored: the same answer cannot be stored twice. */
export async function advanceRevision(tx: Tx, run: RunRow, attempt: number): Promise<void> {
  await query(
    tx,
    `update inngest_local.runs set revision = revision + 1, attempt = $2, started_at = coalesce(started_at, now())
     where id = $1`,
    [run.id, attempt],
  );
}
