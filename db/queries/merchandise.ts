import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ItemRow {
  id: string;
  name: string;
  description: string | null;
  valueMinor: number;
  currency: string;
  /** Null: as many as are asked for. */
  stock: number | null;
  isActive: boolean;
  createdAt: Date;
  updatedAt: Date;
  /** What is on it in words, and the version of it that caches may keep. */
  picture: { alt: string; version: string } | null;
}

const columns = (sql: Sql) => sql`
  id, name, description, value_minor as "valueMinor", currency, stock, is_active as "isActive", created_at as "createdAt",
  updated_at as "updatedAt",
  (select jsonb_build_object('alt', p.alt, 'version', p.version) from item_pictures p where p.item_id = merchandise_items.id) as picture`;

/** The catalogue by name, all of it or what can be chosen. */
export function listItemRows(sql: Sql, options: { onlyActive: boolean }): Promise<ItemRow[]> {
  return sql<ItemRow[]>`
    select ${columns(sql)} from merchandise_items ${options.onlyActive ? sql`where is_active` : sql``} order by lower(name) limit 500`;
}

export async function findItem(sql: Sql, id: string): Promise<ItemRow | null> {
  const [row] = await sql<ItemRow[]>`select ${columns(sql)} from merchandise_items where id = ${id}`;
  return row ?? null;
}

export async function findItemByName(sql: Sql, name: string): Promise<ItemRow | null> {
  const [row] = await sql<ItemRow[]>`select ${columns(sql)} from merchandise_items where lower(name) = lower(${name})`;
  return row ?? null;
}

/** Takes one from stock. @returns false when none is left, or it is not offered any more */
export async function takeFromStock(sql: Sql, id: string): Promise<boolean> {
  const result = await sql`
    update merchandise_items set stock = stock - 1 where id = ${id} and is_active and (stock is null or stock > 0)`;
  return result.count === 1;
}

/** Gives one back. What has no limit keeps none. */
export async function putIntoStock(sql: Sql, id: string): Promise<void> {
  await sql`update merchandise_items set stock = stock + 1 where id = ${id} and stock is not null`;
}

export interface ItemChange {
  name?: string;
  description?: string | null;
  valueMinor?: number;
  stock?: number | null;
  isActive?: boolean;
}

export async function insertItem(
  sql: Sql,
  organizationId: string,
  item: Required<ItemChange> & { id: string; currency: string; createdBy: string },
): Promise<ItemRow> {
  const [row] = await sql<ItemRow[]>`
    insert into merchandise_items (id, organization_id, name, description, value_minor, currency, stock, is_active, created_by)
    values (${item.id}, ${organizationId}, ${item.name}, ${item.description}, ${item.valueMinor}, ${item.currency}, ${item.stock},
      ${item.isActive}, ${item.createdBy})
    returning ${columns(sql)}`;
  return row as ItemRow;
}

export async function updateItem(sql: Sql, id: string, change: ItemChange, now: Date): Promise<ItemRow | null> {
  const { name, description, valueMinor, stock, isActive } = change;
  const [row] = await sql<ItemRow[]>`
    update merchandise_items set updated_at = ${now}
      ${name === undefined ? sql`` : sql`, name = ${name}`}
      ${description === undefined ? sql`` : sql`, description = ${description}`}
      ${valueMinor === undefined ? sql`` : sql`, value_minor = ${valueMinor}`}
      ${stock === undefined ? sql`` : sql`, stock = ${stock}`}
      ${isActive === undefined ? sql`` : sql`, is_active = ${isActive}`}
    where id = ${id} returning ${columns(sql)}`;
  return row ?? null;
}
