import type postgres from 'postgres';

/** What a cron does at its minute, now. */
export async function fire(owner: postgres.Sql, functionId: string): Promise<void> {
  const [row] = await owner<{ payload: unknown }[]>`
    select payload from graphile_worker._private_jobs where payload ->> 'functionId' = ${`kith-${functionId}`} limit 1`;
  if (!row) throw new Error(`${functionId} has no cron`);
  await owner`
    update graphile_worker._private_jobs set run_at = now() where payload ->> 'functionId' = ${`kith-${functionId}`} and locked_at is null`;
  await owner`notify "jobs:insert", '{}'`;
}
