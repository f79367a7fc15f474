import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { CaseStatus } from '@/lib/domain/fraud/lifecycle';
import type { CaseColumn } from '@/lib/domain/fraud/sorting';
import { cases, type FraudCaseRow } from './fraud-cases';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

/** How many cases stand so, or in all. */
export async function countCaseRows(sql: Sql, status: CaseStatus | undefined): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from fraud_cases f where f.organization_id = current_organization()
      ${status === undefined ? sql`` : sql`and f.status = ${status}`}`;
  return row?.count ?? 0;
}

/** Cases, newest first where no other order is asked for. */
export function listCaseRows(
  sql: Sql,
  { status, sort }: { status?: CaseStatus | undefined; sort?: Sorting<CaseColumn> | undefined },
  before: string | null,
  limit: number,
): Promise<FraudCaseRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'fraud_cases', alias: 'f', sort, before },
    columns: { score: (row) => sql`${row}.score`, since: null },
  });
  return sql<FraudCaseRow[]>`
    ${cases(sql)} where f.organization_id = current_organization()
      ${status === undefined ? sql`` : sql`and f.status = ${status}`}
      ${order.next}
    order by ${order.by} limit ${limit}`;
}
