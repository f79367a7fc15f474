import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

export interface ListOrder<Column extends string> {
  table: string;
  /** The table's name in the statement. */
  alias: string;
  /**
   * What each column is sorted by, of a row of that name; each with an index that ends in the id. Null: by the id. It is never
   * null itself: what has no value is put last by a value of its own for the way up and for the way down.
   */
  columns: Readonly<Record<Column, ((row: Fragment, isUp: boolean) => Fragment) | null>>;
  /** Left out: the newest first. */
  sort?: Sorting<Column> | undefined;
  /** The last row that was seen. Where it stands is looked up, so the cursor of a list is an id in every order. */
  before: string | null;
}

/** A list's `order by`, and the condition by which its next page begins. Equal values go by the id. */
export function inOrder<Column extends string>(
  sql: Sql,
  { table, alias, columns, sort, before }: ListOrder<Column>,
): { next: Fragment; by: Fragment } {
  const value = sort ? columns[sort.by] : null;
  const isUp = sort?.direction === 'asc';
  const way = isUp ? sql`asc` : sql`desc`;
  const than = isUp ? sql`>` : sql`<`;
  const row = () => sql`${sql(alias)}`;
  if (!value) {
    return {
      next: before === null ? sql`` : sql`and ${row()}.id ${than} ${before}::uuid`,
      by: sql`${row()}.id ${way}`,
    };
  }
  const seen = () => sql`${sql('seen')}`;
  return {
    next:
      before === null
        ? sql``
        : sql`and (${value(row(), isUp)}, ${row()}.id) ${than} (select ${value(seen(), isUp)}, ${seen()}.id from ${sql(table)} seen where ${seen()}.id = ${before}::uuid)`,
    by: sql`${value(row(), isUp)} ${way}, ${row()}.id ${way}`,
  };
}
