import type postgres from 'postgres';

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

/** Gifts, newest first; of one person those he made and those he got. */
export function listTransferRows(
  sql: Sql,
  contactId: string | undefined,
  before: string | null,
  limit: number,
): Promise<NamedTransferRow[]> {
  return sql<NamedTransferRow[]>`
    select ${transferColumns(sql)}, f.first_name as "fromFirstName", f.last_name as "fromLastName", f.email as "fromEmail",
      o.first_name as "toFirstName", o.last_name as "toLastName", o.email as "toEmail"
    from credit_transfers t join contacts f on f.id = t.from_contact_id join contacts o on o.id = t.to_contact_id
    where ${contactId === undefined ? sql`true` : sql`(t.from_contact_id = ${contactId} or t.to_contact_id = ${contactId})`}
      ${before === null ? sql`` : sql`and t.id < ${before}::uuid`}
    order by t.id desc limit ${limit}`;
}
