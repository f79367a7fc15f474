import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface NewDigestItem {
  contactId: string;
  audience: 'referrer' | 'referee';
  message: string;
  line: string;
  url: string;
  /** Of an opened code. */
  code: string | null;
  opens: number | null;
  dueAt: Date;
  dedupeKey: string;
}

/** Puts news into daily mails, each once. */
export async function insertDigestItems(
  sql: Sql,
  organizationId: string,
  rows: readonly NewDigestItem[],
  now: Date,
): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into digest_items (organization_id, contact_id, audience, message, line, url, code, opens, due_at, dedupe_key, created_at)
    select ${organizationId}, r."contactId", r.audience, r.message, r.line, r.url, r.code, r.opens, r."dueAt", r."dedupeKey", ${now}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r("contactId" uuid, audience text, message text, line text, url text,
      code text, opens integer, "dueAt" timestamptz, "dedupeKey" text)
    order by r."dedupeKey"
    on conflict (organization_id, dedupe_key) do nothing`;
}

export interface DigestItemRow {
  id: string;
  contactId: string;
  audience: 'referrer' | 'referee';
  line: string;
  url: string;
  code: string | null;
  opens: number | null;
}

/** What people are to be told today: all that waits for those of whom something is due, oldest first; nobody else takes them. */
export function lockDueDigestItems(sql: Sql, now: Date, people: number): Promise<DigestItemRow[]> {
  return sql<DigestItemRow[]>`
    select i.id, i.contact_id as "contactId", i.audience, i.line, i.url, i.code, i.opens from digest_items i
    where i.organization_id = current_organization() and i.settled_at is null and i.contact_id in (
      select distinct contact_id from digest_items
      where organization_id = current_organization() and settled_at is null and due_at <= ${now} order by contact_id limit ${people})
    order by i.contact_id, i.id for no key update of i`;
}

/** They were told with this mail, or, without one, need not be told any more. */
export async function settleDigestItems(
  sql: Sql,
  ids: readonly string[],
  dedupeKey: string | null,
  now: Date,
): Promise<void> {
  await sql`
    update digest_items i set settled_at = ${now},
      delivery_id = (select d.id from deliveries d where d.organization_id = i.organization_id and d.dedupe_key = ${dedupeKey})
    where i.id = any(${ids as string[]}::uuid[])`;
}

/** Which of some messages were written already, as a delivery or a line of a daily mail. */
export async function findKnownKeys(sql: Sql, keys: readonly string[]): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select dedupe_key as key from deliveries where organization_id = current_organization() and dedupe_key = any(${keys as string[]})
    union select dedupe_key from digest_items where organization_id = current_organization() and dedupe_key = any(${keys as string[]})`;
  return rows.map(({ key }) => key);
}

/** Schools with a message whose time has come. Looks across tenants. */
export async function findOrganizationsWithDueMessages(sql: postgres.Sql, now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select organizations_with_due_messages(${now}) as id`;
  return rows.map(({ id }) => id);
}
