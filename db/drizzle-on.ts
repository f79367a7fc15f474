import { PgDatabase } from 'drizzle-orm/pg-core';
import { PgDialect } from 'drizzle-orm/pg-core/dialect';
import { type PostgresJsQueryResultHKT, PostgresJsSession } from 'drizzle-orm/postgres-js';
import type postgres from 'postgres';

export type DrizzleDatabase = PgDatabase<PostgresJsQueryResultHKT>;

const dialect = new PgDialect();

/**
 * Drizzle's query builder over a pool or over a running transaction.
 * Drizzle's own constructor does not accept a transaction, and would change how the pool parses dates and JSON.
 */
export function drizzleOn(sql: postgres.Sql | postgres.TransactionSql): DrizzleDatabase {
  const session = new PostgresJsSession(sql as postgres.Sql, dialect, undefined);
  return new PgDatabase(dialect, session as never, undefined) as unknown as DrizzleDatabase;
}
