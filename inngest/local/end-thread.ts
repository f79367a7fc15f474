import { query } from './database';
import { type Lease, threadName } from './jobs';
import { wakeNext } from './slots';
import type { Thread, Tx } from './types';

/**
 * Ends a thread's job in this transaction, so that it ends together with what it stored (graphile-worker's own delete then finds
 * nothing), and gives its slots to the next in line.
 */
export async function endThread(tx: Tx, lease: Lease, thread: Thread): Promise<void> {
  const freed = await query<{ key: string }>(
    tx,
    `with job as (delete from graphile_worker._private_jobs where id = $1)
     delete from inngest_local.slots where run_id = $2 and thread = $3 returning key`,
    [lease.jobId, thread.runId, threadName(thread)],
  );
  await wakeNext(
    tx,
    freed.map((row) => row.key),
  );
}
