import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

/** Every column that holds encrypted values. Its table has `id` and `organization_id`; a new one has to be added here. */
export const ENCRYPTED_COLUMNS = [
  { table: 'payout_connections', column: 'settings_encrypted' },
  { table: 'payout_methods', column: 'destination_encrypted' },
  { table: 'payouts', column: 'destination_encrypted' },
  { table: 'bank_files', column: 'content_encrypted' },
  { table: 'webhook_endpoints', column: 'secret_encrypted' },
  { table: 'webhook_endpoints', column: 'previous_secret_encrypted' },
  { table: 'message_connections', column: 'settings_encrypted' },
] as const;
export type EncryptedColumn = (typeof ENCRYPTED_COLUMNS)[number];

export interface EncryptedRow {
  id: string;
  value: string;
}

/** The next rows with a value, locked until the transaction ends, so that nobody writes between reading and writing. */
export function lockEncrypted(
  sql: Sql,
  { table, column }: EncryptedColumn,
  afterId: string | null,
  limit: number,
): Promise<EncryptedRow[]> {
  return sql<EncryptedRow[]>`
    select t.id, t.${sql(column)} as value from ${sql(table)} t
    where t.${sql(column)} is not null and (${afterId}::uuid is null or t.id > ${afterId}::uuid)
    order by t.id limit ${limit} for no key update of t`;
}

export async function updateEncrypted(
  sql: Sql,
  { table, column }: EncryptedColumn,
  rows: readonly EncryptedRow[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    update ${sql(table)} t set ${sql(column)} = r.value
    from ${records(sql, rows, sql`id uuid, value text`)} r where t.id = r.id`;
}

/** How many values do not begin with this. */
export async function countEncryptedOtherwise(
  sql: Sql,
  { table, column }: EncryptedColumn,
  prefix: string,
): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from ${sql(table)} t
    where t.${sql(column)} is not null and not starts_with(t.${sql(column)}, ${prefix})`;
  return row?.count ?? 0;
}
