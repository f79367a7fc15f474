import { keyOf } from './cel';
import { query } from './database';
import { jobKey, NO_LIMIT, TASK } from './jobs';
import type { FunctionSpec } from './registry';
import type { EngineEvent, Tx } from './types';

const IDEMPOTENCY_HOURS = 24;

// The run and its first job in one statement: an import starts thousands.
const START = `
with run as (
  insert into inngest_local.runs (function_id, event, event_id, parent_run, parent_step)
  values ($1, $2::json, $3, $4, $5) returning id
)
select run.id from run, graphile_worker.add_job('${TASK.run}', json_build_object('runId', run.id),
  job_key => format('${jobKey('%s', 'main')}', run.id), max_attempts => ${NO_LIMIT}) as job`;

/**
 * Makes a run and the job that starts it.
 * @returns the run's id; null when the function's idempotency key was seen in the last 24 hours
 */
export async function startRun(
  tx: Tx,
  spec: FunctionSpec,
  event: EngineEvent,
  parent?: { runId: string; stepId: string },
): Promise<string | null> {
  if (spec.idempotency && !(await isFirst(tx, spec.id, keyOf(spec.idempotency, { event })))) return null;
  const [run] = await query<{ id: string }>(tx, START, [
    spec.id,
    JSON.stringify(event),
    event.id,
    parent?.runId ?? null,
    parent?.stepId ?? null,
  ]);
  if (!run) throw new Error('The run was not stored');
  return run.id;
}

async function isFirst(tx: Tx, functionId: string, key: string): Promise<boolean> {
  const taken = await query(
    tx,
    `insert into inngest_local.idempotency as seen (function_id, key, expires_at)
     values ($1, $2, now() + interval '${IDEMPOTENCY_HOURS} hours')
     on conflict (function_id, key) do update set expires_at = excluded.expires_at where seen.expires_at <= now()
     returning 1`,
    [functionId, key],
  );
  return taken.length > 0;
}
