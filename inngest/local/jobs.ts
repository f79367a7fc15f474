import type { JobHelpers } from 'graphile-worker';
import { query } from './database';
import type { Thread, Tx } from './types';

export const TASK = {
  run: 'inngest-run',
  timer: 'inngest-timer',
  cron: 'inngest-cron',
  sendEvents: 'send-events',
} as const;

// graphile counts every start of a job, kills included, and drops it at the limit: a run must never be lost that way.
export const NO_LIMIT = 32_767;

/** The right to work on a job: lost when another worker took the job over. */
export interface Lease {
  jobId: string;
  pool: string;
  attempts: number;
}

/** Thrown when a job was taken over, or its work was already stored: what was done now must not be stored again. */
export class LeaseLostError extends Error {
  constructor() {
    super('This job was taken over by another worker, or its result is already stored');
    this.name = 'LeaseLostError';
  }
}

export function leaseOf(helpers: JobHelpers): Lease {
  const { id, locked_by, attempts } = helpers.job;
  return { jobId: id, pool: locked_by ?? '', attempts };
}

/** Makes sure, until the end of the transaction, that the job is still ours. */
export async function holdLease(tx: Tx, lease: Lease): Promise<void> {
  const held = await query(
    tx,
    'select 1 from graphile_worker._private_jobs where id = $1 and locked_by = $2 and attempts = $3 for update',
    [lease.jobId, lease.pool, lease.attempts],
  );
  if (held.length === 0) throw new LeaseLostError();
}

/** Ends the job in this transaction, so that it ends together with what it stored. graphile's own delete then finds nothing. */
export async function endJob(tx: Tx, lease: Lease): Promise<void> {
  await query(tx, 'delete from graphile_worker._private_jobs where id = $1', [lease.jobId]);
}

export function threadName(thread: Thread): string {
  return thread.stepId ?? 'main';
}

/** The one name of a thread's job; a waiting step's timer has the same name as its step would have. */
export function jobKey(runId: string, thread: string): string {
  return `inngest:${runId}:${thread}`;
}

interface JobOptions {
  task: string;
  payload: object;
  key: string;
  runAt?: Date;
}

export async function addJob(tx: Tx, job: JobOptions): Promise<void> {
  await query(
    tx,
    `select 1 from graphile_worker.add_job($1, $2::json, run_at => coalesce($3::timestamptz, now()), job_key => $4,
      max_attempts => ${NO_LIMIT})`,
    [job.task, JSON.stringify(job.payload), job.runAt ?? null, job.key],
  );
}

/** Adds a job unless one with its key exists. */
export async function addJobOnce(tx: Tx, job: JobOptions): Promise<void> {
  await query(
    tx,
    `select 1 from graphile_worker.add_job($1, $2::json, run_at => coalesce($3::timestamptz, now()), job_key => $4,
      max_attempts => ${NO_LIMIT}, job_key_mode => 'unsafe_dedupe')`,
    [job.task, JSON.stringify(job.payload), job.runAt ?? null, job.key],
  );
}

export async function addThreadJob(tx: Tx, thread: Thread, runAt?: Date): Promise<void> {
  await addJob(tx, { task: TASK.run, payload: thread, key: jobKey(thread.runId, threadName(thread)), runAt });
}

/** Removes the job of a thread or timer unless somebody works on it; graphile's `remove_job` would also spoil the lease of one at work. */
export async function removeIdleJob(tx: Tx, runId: string, thread: string): Promise<void> {
  await query(tx, 'delete from graphile_worker._private_jobs where key = $1 and locked_at is null', [
    jobKey(runId, thread),
  ]);
}
