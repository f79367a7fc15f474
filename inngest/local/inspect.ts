import type { Pool } from 'pg';
import { query } from './database';
import type { EngineEvent, RunStatus, SerializedError } from './types';

export interface RunFilter {
  functionId?: string;
  eventId?: string;
  runId?: string;
  status?: RunStatus;
  limit?: number;
}

export interface RunSummary {
  id: string;
  functionId: string;
  status: RunStatus;
  event: EngineEvent;
  output: unknown;
  error: SerializedError | null;
  /** Failed tries of the current step. */
  attempt: number;
  steps: {
    id: string;
    op: string;
    name: string;
    status: 'pending' | 'data' | 'error';
    lastError: SerializedError | null;
  }[];
  createdAt: Date;
  endedAt: Date | null;
}

export interface EngineHealth {
  workers: number;
  running: number;
  /** Failed in the last 24 hours. */
  failed: number;
  jobs: number;
  /** How long the job that is due the longest waits. */
  oldestDueSeconds: number;
}

/** Runs, newest first, with where they stand: for a status page and for tests. */
export function recentRuns(pool: Pool, filter: RunFilter = {}): Promise<RunSummary[]> {
  return query<RunSummary>(
    pool,
    `select id, function_id as "functionId", status, event, output, error, attempt, created_at as "createdAt",
       ended_at as "endedAt", coalesce((select json_agg(json_build_object('id', id, 'op', op, 'name', name, 'status', status,
         'lastError', last_error) order by completion, created_at) from inngest_local.steps where run_id = runs.id), '[]') as steps
     from inngest_local.runs where ($1::text is null or function_id = $1) and ($2::text is null or event_id = $2)
       and ($3::uuid is null or id = $3) and ($4::text is null or status = $4) order by id desc limit $5`,
    [
      filter.functionId ?? null,
      filter.eventId ?? null,
      filter.runId ?? null,
      filter.status ?? null,
      filter.limit ?? 100,
    ],
  );
}

export async function readHealth(pool: Pool): Promise<EngineHealth> {
  const [health] = await query<EngineHealth>(
    pool,
    `select (select count(*)::int from inngest_local.workers where missing_since is null) as workers,
       (select count(*)::int from inngest_local.runs where status = 'running') as running,
       (select count(*)::int from inngest_local.runs where status = 'failed' and ended_at > now() - interval '1 day') as failed,
       (select count(*)::int from graphile_worker._private_jobs) as jobs,
       (select coalesce(extract(epoch from now() - min(run_at)), 0)::float from graphile_worker._private_jobs
        where is_available and run_at <= now()) as "oldestDueSeconds"`,
  );
  if (!health) throw new Error('The engine does not answer');
  return health;
}
