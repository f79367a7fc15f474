import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

/**
 * Inserts any number of rows in one statement with one parameter, which keeps a batch of thousands under PostgreSQL's limit of
 * parameters and its plan prepared. Columns are those of the first row; the others get their defaults.
 * @param conflict SQL after `on conflict`, for example `do nothing`
 * @returns how many rows were inserted
 */
export async function insertRows<Table extends PgTable>(
  sql: postgres.TransactionSql,
  table: Table,
  rows: readonly Table['$inferInsert'][],
  conflict?: string,
): Promise<number> {
  const [first] = rows;
  if (!first) return 0;
  const columns = getTableColumns(table) as Record<string, { name: string; getSQLType(): string }>;
  const used = Object.keys(first).map((key) => ({ key, column: columns[key] }));
  const names = used.map(({ key, column }) => {
    if (!column) throw new TypeError(`${getTableName(table)} has no column ${key}`);
    return `"${column.name}"`;
  });
  const shape = used.map(({ key, column }) => `"${key}" ${column?.getSQLType()}`).join(', ');
  const values = used.map(({ key }) => `r."${key}"`).join(', ');
  const result = await sql.unsafe(
    `insert into "${getTableName(table)}" (${names.join(', ')}) select ${values} from jsonb_to_recordset($1::text::jsonb) as r(${shape})${conflict ? ` on conflict ${conflict}` : ''}`,
    [JSON.stringify(rows)],
    { prepare: true },
  );
  return result.count;
}
