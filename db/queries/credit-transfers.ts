import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { GiftColumn } from '@/lib/domain/redemptions/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

export interface CreditTransferRow {
  id: string;
  fromContactId: string;
  toContactId: string;
  amountMinor: number;
  currency: string;
  createdBy: string;
  createdAt: Date;
}

const transferColumns = (sql: Sql) => sql`
  t.id, t.from_contact_id as "fromContactId", t.to_contact_id as "toContactId", t.amount_minor as "amountMinor", t.currency,
  t.created_by as "createdBy", t.created_at as "createdAt"`;

export async function findCreditTransfer(sql: Sql, id: string): Promise<CreditTransferRow | null> {
  const [row] = await sql<
    CreditTransferRow[]
  >`select ${transferColumns(sql)} from credit_transfers t where t.id = ${id}`;
  return row ?? null;
}

export interface NamedTransferRow extends CreditTransferRow {
  fromFirstName: string | null;
  fromLastName: string | null;
  fromEmail: string | null;
  toFirstName: string | null;
  toLastName: string | null;
  toEmail: string | null;
}

/** How many gifts there are. */
export function countTransferRows(sql: Sql): Promise<BoundedCount> {
  return countBounded(sql, sql`credit_transfers t where t.organization_id = current_organization()`);
}

/** Gifts, newest first where no other order is asked for; of one person those he made and those he got. */
export function listTransferRows(
  sql: Sql,
  { contactId, sort }: { contactId?: string; sort?: Sorting<GiftColumn> },
  before: string | null,
  limit: number,
): Promise<NamedTransferRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'credit_transfers', alias: 't', sort, before },
    columns: { amount: (row) => sql`${row}.amount_minor`, created: null },
  });
  return sql<NamedTransferRow[]>`
    select ${transferColumns(sql)}, f.first_name as "fromFirstName", f.last_name as "fromLastName", f.email as "fromEmail",
      o.first_name as "toFirstName", o.last_name as "toLastName", o.email as "toEmail"
    from credit_transfers t join contacts f on f.id = t.from_contact_id join contacts o on o.id = t.to_contact_id
    where t.organization_id = current_organization()
      ${contactId === undefined ? sql`` : sql`and (t.from_contact_id = ${contactId} or t.to_contact_id = ${contactId})`}
      ${order.next}
    order by ${order.by} limit ${limit}`;
}
