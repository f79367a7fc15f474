import type postgres from 'postgres';

type Sql = postgres.Sql | postgres.TransactionSql;

/**
 * The id of who a contact is now, to join on: himself, or whom he was merged into. A `case`, not a `coalesce`: PostgreSQL takes
 * a coalesce for something that could leak rows past row-level security, uses no index for it, and reads every contact.
 * @param contact the alias of the contact in the statement
 */
export function personNow(sql: Sql, contact: string) {
  const id = sql(`${contact}.id`);
  const mergedInto = sql(`${contact}.merged_into_id`);
  return sql`case when ${mergedInto} is null then ${id} else ${mergedInto} end`;
}
