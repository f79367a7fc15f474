import { query } from './database';
import { type Lease, LeaseLostError } from './jobs';
import type { RunRow, Tx } from './types';

const COLUMNS = `id, function_id as "functionId", status, event, attempt, revision, main, parent_run as "parentRun",
  parent_step as "parentStep"`;

/** Locks a run's row until the end of the transaction. Undefined when the run is gone. */
export async function lockRun(tx: Tx, runId: string): Promise<RunRow | undefined> {
  const [run] = await query<RunRow>(tx, `select ${COLUMNS} from inngest_local.runs where id = $1 for update`, [runId]);
  return run;
}

/**
 * Locks a run's row and makes sure, until the end of the transaction, that the job is still ours.
 * @throws LeaseLostError when it is not
 */
export async function lockRunAndLease(tx: Tx, runId: string, lease: Lease): Promise<RunRow | undefined> {
  const [row] = await query<{ held: boolean; run: RunRow | null }>(
    tx,
    `with lease as materialized (select 1 from graphile_worker._private_jobs
       where id = $2 and locked_by = $3 and attempts = $4 for update),
     run as materialized (select ${COLUMNS} from inngest_local.runs where id = $1 for update)
     select exists (select from lease) as held, (select to_json(run) from run) as run`,
    [runId, lease.jobId, lease.pool, lease.attempts],
  );
  if (!row?.held) throw new LeaseLostError();
  return row.run ?? undefined;
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
