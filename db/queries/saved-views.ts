import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface SavedView {
  id: string;
  page: string;
  name: string;
  query: string;
  /** Null: everybody's. */
  ownerId: string | null;
  isPinned: boolean;
}

const columns = (sql: Sql) => sql`v.id, v.page, v.name, v.query, v.owner_id as "ownerId", v.is_pinned as "isPinned"`;

/** Those of one person and those of everybody, pinned ones first. */
export function listViewRows(sql: Sql, page: string, ownerId: string): Promise<SavedView[]> {
  return sql<SavedView[]>`
    select ${columns(sql)} from saved_views v where v.page = ${page} and (v.owner_id is null or v.owner_id = ${ownerId})
    order by v.is_pinned desc, lower(v.name), v.id limit 100`;
}

/** Keeps filters under a name; the same name again gets the new filters. */
export async function putView(
  sql: Sql,
  view: Omit<SavedView, 'id'> & { id: string; organizationId: string; createdBy: string; now: Date },
): Promise<SavedView> {
  const [row] = await sql<SavedView[]>`
    insert into saved_views as v (id, organization_id, page, name, query, owner_id, is_pinned, created_by, created_at)
    values (${view.id}, ${view.organizationId}, ${view.page}, ${view.name}, ${view.query}, ${view.ownerId}, ${view.isPinned},
      ${view.createdBy}, ${view.now})
    on conflict (organization_id, page, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), lower(name))
      do update set query = excluded.query, name = excluded.name, is_pinned = excluded.is_pinned
    returning ${columns(sql)}`;
  return row as SavedView;
}

/** A view that a person may change: his own, or everybody's. */
export async function lockView(sql: Sql, id: string, ownerId: string): Promise<SavedView | null> {
  const [row] = await sql<SavedView[]>`
    select ${columns(sql)} from saved_views v where v.id = ${id} and (v.owner_id is null or v.owner_id = ${ownerId}) for update`;
  return row ?? null;
}

export async function pinViewRow(sql: Sql, id: string, isPinned: boolean): Promise<void> {
  await sql`update saved_views set is_pinned = ${isPinned} where id = ${id}`;
}

export async function deleteViewRow(sql: Sql, id: string): Promise<void> {
  await sql`delete from saved_views where id = ${id}`;
}
