import type postgres from 'postgres';
import { type BoundedCount, MOST_COUNTED } from '@/lib/domain/common/bounded-count';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

const MOST_READ = 100_000;

/**
 * How many rows of a list there are, without ever reading more of them than is quick: it stops at the most that is counted, and where
 * few match it looks at no more than a hundred thousand.
 * @param rows tables and conditions that an index finds: `deliveries d where d.organization_id = …`
 * @param matches conditions that every row has to be read for
 */
export async function countBounded(sql: Sql, rows: Fragment, matches: Fragment = sql`true`): Promise<BoundedCount> {
  const [row] = await sql<{ count: number; isCut: boolean }[]>`
    with found as (
      select count(*)::int as count from (
        select from (select ${matches} as matches from ${rows} limit ${MOST_READ}) r where r.matches limit ${MOST_COUNTED + 1}) f)
    select count, case when count <= ${MOST_COUNTED} then exists (select from ${rows} offset ${MOST_READ}) end as "isCut" from found`;
  const { count, isCut } = row ?? { count: 0, isCut: false };
  if (count > MOST_COUNTED) return 'many';
  return isCut ? null : count;
}
