import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import { type CaseStatus, WAITING_STATUSES } from '@/lib/domain/fraud/lifecycle';
import type { CaseColumn } from '@/lib/domain/fraud/sorting';
import { cases, type FraudCaseRow } from './fraud-cases';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

/** How many cases stand in one of these ways. */
export async function countCaseRows(sql: Sql, statuses: readonly CaseStatus[]): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from fraud_cases f where f.organization_id = current_organization()
      and f.status = any(${statuses as CaseStatus[]})`;
  return row?.count ?? 0;
}

/** How many wait for a person. */
export function countWaitingCases(sql: Sql): Promise<number> {
  return countCaseRows(sql, WAITING_STATUSES);
}

/** Cases, newest first where no other order is asked for. */
export function listCaseRows(
  sql: Sql,
  { statuses, sort }: { statuses: readonly CaseStatus[]; sort?: Sorting<CaseColumn> | undefined },
  before: string | null,
  limit: number,
): Promise<FraudCaseRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'fraud_cases', alias: 'f', sort, before },
    columns: { score: (row) => sql`${row}.score`, since: null },
  });
  return sql<FraudCaseRow[]>`
    ${cases(sql)} where f.organization_id = current_organization()
      and f.status = any(${statuses as CaseStatus[]})
      ${order.next}
    order by ${order.by} limit ${limit}`;
}
