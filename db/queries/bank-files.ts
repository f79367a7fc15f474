import type postgres from 'postgres';
import type { BankFileFormat, CurrencyTotal } from '@/lib/domain/payouts/bank-file';

type Sql = postgres.TransactionSql;

/** A payout by bank transfer that is in no file yet, with what a bank must know. */
export interface WaitingTransferRow {
  payoutId: string;
  reference: string;
  amountMinor: number;
  currency: string;
  destinationEncrypted: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  externalId: string | null;
  contactId: string;
}

const waiting = (sql: Sql) => sql`
  from manual_transfers m join payouts p on p.id = m.payout_id join contacts c on c.id = p.recipient_id
  where m.status = 'pending' and m.bank_file_id is null and p.status = 'processing' and p.destination_encrypted is not null`;

const waitingColumns = (sql: Sql) => sql`
  m.payout_id as "payoutId", m.reference, m.amount_minor as "amountMinor", m.currency, p.destination_encrypted as "destinationEncrypted",
  c.first_name as "firstName", c.last_name as "lastName", c.email, c.external_id as "externalId", c.id as "contactId"`;

/** Oldest first, locked, so that two exports at once never put one into two files. */
export function lockWaitingTransfers(sql: Sql, limit: number): Promise<WaitingTransferRow[]> {
  return sql<WaitingTransferRow[]>`
    select ${waitingColumns(sql)} ${waiting(sql)} order by m.payout_id limit ${limit} for update of m`;
}

/** Like `lockWaitingTransfers`, to look at. */
export function findWaitingTransfers(sql: Sql, limit: number): Promise<WaitingTransferRow[]> {
  return sql<WaitingTransferRow[]>`select ${waitingColumns(sql)} ${waiting(sql)} order by m.payout_id limit ${limit}`;
}

export interface BankFileRow {
  id: string;
  format: BankFileFormat;
  name: string;
  transfers: number;
  totals: CurrencyTotal[];
  createdBy: string;
  createdAt: Date;
  /** Transfers in it that finance has not spoken of yet. */
  open: number;
}

const fileColumns = (sql: Sql) => sql`
  f.id, f.format, f.name, f.transfers, f.totals, f.created_by as "createdBy", f.created_at as "createdAt",
  (select count(*)::int from manual_transfers m where m.bank_file_id = f.id and m.status = 'pending') as open`;

/** Newest first. */
export function listBankFiles(sql: Sql, limit: number): Promise<BankFileRow[]> {
  return sql<
    BankFileRow[]
  >`select ${fileColumns(sql)} from bank_files f order by f.created_at desc, f.id desc limit ${limit}`;
}

export async function findBankFile(sql: Sql, id: string): Promise<(BankFileRow & { contentEncrypted: string }) | null> {
  const [row] = await sql<(BankFileRow & { contentEncrypted: string })[]>`
    select ${fileColumns(sql)}, f.content_encrypted as "contentEncrypted" from bank_files f where f.id = ${id}`;
  return row ?? null;
}

/** Stores a file and marks its transfers as exported. */
export async function insertBankFile(
  sql: Sql,
  organizationId: string,
  file: Omit<BankFileRow, 'open'> & { contentEncrypted: string },
  payoutIds: readonly string[],
): Promise<void> {
  const { id, format, name, transfers, totals, contentEncrypted, createdBy, createdAt } = file;
  await sql`
    insert into bank_files (id, organization_id, format, name, transfers, totals, content_encrypted, created_by, created_at)
    values (${id}, ${organizationId}, ${format}, ${name}, ${transfers}, ${sql.json(totals as never)}, ${contentEncrypted}, ${createdBy},
      ${createdAt})`;
  const marked = await sql`
    update manual_transfers set bank_file_id = ${id} where payout_id = any(${payoutIds as string[]}::uuid[]) and bank_file_id is null`;
  if (marked.count !== payoutIds.length) throw new Error('A transfer went into another bank file at the same time');
}
