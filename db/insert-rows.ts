import { getTableColumns, getTableName } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type postgres from 'postgres';

/**
 * Inserts any number of rows in one statement with one parameter, which keeps a batch of thousands under PostgreSQL's limit of
 * parameters and its plan prepared. Columns are those of the first row; the others get their defaults.
 *
 * A row travels as a list of its values, not as an object: PostgreSQL reads that in half the time, because it need not compare and
 * sort names. For the same reason a document (jsonb) travels as text in it, and is read once. No column may be an array.
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
  const columns = Object.keys(first).map((key) => columnOf(table, key));
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const values = columns.map(({ type }, at) => `(v->>${at})::${type}`).join(', ');
  const result = await sql.unsafe(
    `insert into "${getTableName(table)}" (${names}) select ${values} from jsonb_array_elements($1::text::jsonb) as v${conflict ? ` on conflict ${conflict}` : ''}`,
    [JSON.stringify(rows.map((row) => columns.map((column) => valueIn(row, column))))],
    { prepare: true },
  );
  return result.count;
}

interface InsertColumn {
  key: string;
  name: string;
  type: string;
}

function columnOf(table: PgTable, key: string): InsertColumn {
  const column = (getTableColumns(table) as Record<string, PgColumn>)[key];
  if (!column) throw new TypeError(`${getTableName(table)} has no column ${key}`);
  return { key, name: column.name, type: column.getSQLType() };
}

function valueIn(row: object, { key, type }: InsertColumn): unknown {
  const value = (row as Record<string, unknown>)[key];
  return type === 'jsonb' && value != null ? JSON.stringify(value) : value;
}
