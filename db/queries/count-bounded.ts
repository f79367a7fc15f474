import type postgres from 'postgres';
import { type BoundedCount, MOST_COUNTED } from '@/lib/domain/common/bounded-count';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

const MOST_READ = 100_000;

/**
 * How many rows of a list there are, without ever reading more of them than is quick.
 * @param rows tables and conditions that an index finds: `deliveries d where d.organization_id = …`
 * @param matches conditions that every row has to be read for; null when there are none
 */
export async function countBounded(sql: Sql, rows: Fragment, matches: Fragment | null = null): Promise<BoundedCount> {
  const most = matches ? MOST_READ : MOST_COUNTED;
  const [row] = await sql<{ count: number; read: number }[]>`
    select count(*) filter (where r.matches)::int as count, count(*)::int as read
    from (select ${matches ?? sql`true`} as matches from ${rows} limit ${most + 1}) r`;
  const { count, read } = row ?? { count: 0, read: 0 };
  if (count > MOST_COUNTED) return 'many';
  return read > most ? null : count;
}
