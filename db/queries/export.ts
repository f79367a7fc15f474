import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Tables that hold nothing of the school but what this installation needs to run, or what nobody may have. */
const LEFT_OUT = ['idempotency_keys', 'api_tokens', 'kith_migrations'];

/** Columns with secrets, sealed or hashed: no copy leaves the database. */
const SECRET = '(_encrypted|secret_hash|password_hash|token_hash)$';

export interface ExportedTable {
  name: string;
  /** Of the primary key, in order, with their types. */
  keys: { name: string; type: string }[];
  secrets: string[];
}

/** Every table of the school: those that have an organisation and may be read; a new one is there by itself. */
export function listExportedTables(sql: Sql): Promise<ExportedTable[]> {
  return sql<ExportedTable[]>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as keys,
      coalesce((select json_agg(a.attname) from pg_attribute a
        where a.attrelid = c.oid and not a.attisdropped and a.attname ~ ${SECRET}), '[]') as secrets
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and has_table_privilege(c.oid, 'select') and c.relname <> all(${LEFT_OUT}) and c.relname <> 'organizations'
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped)
    order by c.relname`;
}

/** The organisation's own row. */
export async function findOrganizationRow(sql: Sql): Promise<Record<string, unknown>> {
  const [row] = await sql<{ row: Record<string, unknown> }[]>`
    select to_jsonb(o) as row from organizations o where id = current_organization()`;
  return row?.row ?? {};
}

/** The next rows of a table in the order of its key, without secrets. `after` are the key's values of the last row that was seen. */
export function listExportRows(
  sql: Sql,
  { name, keys, secrets }: ExportedTable,
  after: readonly string[] | null,
  limit: number,
): Promise<{ row: Record<string, unknown>; key: string[] }[]> {
  const quoted = keys.map((key) => `t.${quote(key.name)}`).join(', ');
  const texts = keys.map((key) => `t.${quote(key.name)}::text`).join(', ');
  const bounds = keys.map(({ type }, index) => `$${index + 3}::text::${type}`).join(', ');
  const text = `
    select to_jsonb(t) - $1::text[] as row, array[${texts}] as key from ${quote(name)} t
    ${after ? `where (${quoted}) > (${bounds})` : ''} order by ${quoted} limit $2::int`;
  return sql.unsafe(text, [secrets, limit, ...(after ?? [])] as never);
}

// Names out of the catalogue itself.
const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
