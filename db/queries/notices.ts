import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface NewNotification {
  contactId: string;
  type: string;
  data: Record<string, unknown>;
  dedupeKey: string;
}

export async function insertNotifications(
  sql: Sql,
  organizationId: string,
  rows: readonly NewNotification[],
  createdAt: Date,
): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into notifications (organization_id, contact_id, type, data, dedupe_key, created_at)
    select ${organizationId}, r."contactId", r.type, r.data, r."dedupeKey", ${createdAt}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r("contactId" uuid, type text, data jsonb, "dedupeKey" text)
    order by r."dedupeKey"
    on conflict (organization_id, dedupe_key) do nothing`;
}

export interface NotificationRow {
  id: string;
  type: string;
  data: Record<string, unknown>;
  readAt: Date | null;
  createdAt: Date;
}

export function listNotificationRows(
  sql: Sql,
  contactId: string,
  before: string | null,
  limit: number,
): Promise<NotificationRow[]> {
  return sql<NotificationRow[]>`
    select id, type, data, read_at as "readAt", created_at as "createdAt" from notifications
    where contact_id = ${contactId} ${before === null ? sql`` : sql`and id < ${before}::uuid`}
    order by id desc limit ${limit}`;
}

export async function countUnread(sql: Sql, contactId: string): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from notifications where contact_id = ${contactId} and read_at is null`;
  return row?.count ?? 0;
}

/** @returns how many were unread */
export async function markRead(sql: Sql, contactId: string, ids: readonly string[] | null, now: Date): Promise<number> {
  const result = await sql`
    update notifications set read_at = ${now}
    where contact_id = ${contactId} and read_at is null ${ids === null ? sql`` : sql`and id = any(${ids as string[]}::uuid[])`}`;
  return result.count;
}
