import type postgres from 'postgres';

type Sql = postgres.Sql | postgres.TransactionSql;

/**
 * Rows of our own to join on, as a subselect that wants an alias: `` from ${records(sql, rows, sql`id uuid, status text`)} r ``.
 * The limit tells PostgreSQL how many there are. It would take any JSON for a hundred rows, and rather read a table of twenty
 * thousand than look one row up.
 * @param columns names and types, as in `jsonb_to_recordset`
 */
export function records(sql: Sql, rows: readonly unknown[], columns: postgres.PendingQuery<postgres.Row[]>) {
  return sql`(select * from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(${columns}) limit ${rows.length})`;
}
