import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface NewDelivery {
  channel: 'email';
  audience: 'staff' | 'referrer' | 'referee';
  contactId: string | null;
  toAddress: string;
  template: string;
  subject: string;
  html: string;
  text: string;
  dedupeKey: string;
}

/** Queues messages, each once. @returns the ids of those of them that are still queued, also from an earlier call */
export async function queueDeliveries(
  sql: Sql,
  organizationId: string,
  rows: readonly NewDelivery[],
  createdAt: Date,
): Promise<string[]> {
  if (!rows.length) return [];
  await sql`
    insert into deliveries (organization_id, channel, audience, contact_id, to_address, template, subject, html, text, dedupe_key, created_at)
    select ${organizationId}, r.channel, r.audience, r."contactId", r."toAddress", r.template, r.subject, r.html, r.text, r."dedupeKey", ${createdAt}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(channel text, audience text, "contactId" uuid, "toAddress" text,
      template text, subject text, html text, text text, "dedupeKey" text)
    order by r."dedupeKey"
    on conflict (organization_id, dedupe_key) do nothing`;
  const keys = rows.map(({ dedupeKey }) => dedupeKey);
  const queued = await sql<{ id: string }[]>`
    select id from deliveries where dedupe_key = any(${keys}) and status = 'queued' order by id`;
  return queued.map(({ id }) => id);
}

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

export interface DeliveryRow {
  id: string;
  channel: string;
  audience: 'staff' | 'referrer' | 'referee';
  contactId: string | null;
  toAddress: string;
  template: string;
  subject: string;
  html: string;
  text: string;
  status: 'queued' | 'sent' | 'failed';
  provider: string | null;
  providerReference: string | null;
  error: string | null;
  sentAt: Date | null;
  createdAt: Date;
}

const columns = (sql: Sql) => sql`
  d.id, d.channel, d.audience, d.contact_id as "contactId", d.to_address as "toAddress", d.template, d.subject, d.html, d.text, d.status,
  d.provider, d.provider_reference as "providerReference", d.error, d.sent_at as "sentAt", d.created_at as "createdAt"`;

export async function findDelivery(sql: Sql, id: string): Promise<DeliveryRow | null> {
  const [row] = await sql<DeliveryRow[]>`select ${columns(sql)} from deliveries d where d.id = ${id}`;
  return row ?? null;
}

export interface DeliveryOutcome {
  status: 'sent' | 'failed';
  provider: string;
  providerReference: string | null;
  error: string | null;
  at: Date;
  /** Removes what the mail said, when it must not be read again. */
  wipe: boolean;
}

/** Stores the outcome of a message that was still queued. */
export async function finishDelivery(sql: Sql, id: string, outcome: DeliveryOutcome): Promise<void> {
  const { status, provider, providerReference, error, at, wipe } = outcome;
  await sql`
    update deliveries set status = ${status}, provider = ${provider}, provider_reference = ${providerReference}, error = ${error},
      sent_at = ${status === 'sent' ? at : null}
      ${wipe ? sql`, html = '', text = ''` : sql``}
    where id = ${id} and status = 'queued'`;
}

export interface DeliveryFilter {
  status?: string;
  template?: string;
  audience?: string;
  contactId?: string;
}

/** Newest first, without the bodies. `withStaffSignIn` includes links that sign a member of staff in. */
export function listDeliveryRows(
  sql: Sql,
  filter: DeliveryFilter,
  options: { withStaffSignIn: boolean; before: string | null; limit: number },
): Promise<Omit<DeliveryRow, 'html' | 'text'>[]> {
  return sql<Omit<DeliveryRow, 'html' | 'text'>[]>`
    select d.id, d.channel, d.audience, d.contact_id as "contactId", d.to_address as "toAddress", d.template, d.subject, d.status,
      d.provider, d.provider_reference as "providerReference", d.error, d.sent_at as "sentAt", d.created_at as "createdAt"
    from deliveries d
    where true
      ${options.withStaffSignIn ? sql`` : sql`and not (d.audience = 'staff' and d.template = 'sign-in')`}
      ${filter.status === undefined ? sql`` : sql`and d.status = ${filter.status}`}
      ${filter.template === undefined ? sql`` : sql`and d.template = ${filter.template}`}
      ${filter.audience === undefined ? sql`` : sql`and d.audience = ${filter.audience}`}
      ${filter.contactId === undefined ? sql`` : sql`and d.contact_id = ${filter.contactId}`}
      ${options.before === null ? sql`` : sql`and d.id < ${options.before}::uuid`}
    order by d.id desc limit ${options.limit}`;
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
