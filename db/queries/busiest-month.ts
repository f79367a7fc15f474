import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Enrolments that came by referral in the busiest month since a day, all programmes together; null while there are none. */
export async function findBusiestMonthCount(sql: Sql, sinceDay: string): Promise<number | null> {
  const [row] = await sql<{ count: number | null }[]>`
    select max(m.count)::int as count from (
      select sum(conversions) as count from rollup_daily
      where organization_id = current_organization() and day >= ${sinceDay}::date
      group by date_trunc('month', day)
    ) m where m.count > 0`;
  return row?.count ?? null;
}
