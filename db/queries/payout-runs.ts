import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** When the clock last ran payouts here; null before the first time. */
export async function findLastRun(sql: Sql): Promise<Date | null> {
  const [row] = await sql<{ lastRunAt: Date }[]>`select last_run_at as "lastRunAt" from payout_runs`;
  return row?.lastRunAt ?? null;
}

/** Never moves back. */
export async function setLastRun(sql: Sql, organizationId: string, lastRunAt: Date): Promise<void> {
  await sql`
    insert into payout_runs as r (organization_id, last_run_at) values (${organizationId}, ${lastRunAt})
    on conflict (organization_id) do update set last_run_at = greatest(r.last_run_at, excluded.last_run_at)`;
}
