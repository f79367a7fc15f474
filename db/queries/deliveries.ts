import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { DeliveryStatus, MessageChannel } from '@/lib/domain/notifications/channels';
import type { Audience } from '@/lib/domain/notifications/recipients';
import type { OutboxColumn } from '@/lib/domain/notifications/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

/** A mail that stands ready in place of a text message. */
export interface FallbackMail {
  toAddress: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
}

export interface NewDelivery {
  channel: MessageChannel;
  audience: Audience;
  contactId: string | null;
  toAddress: string;
  template: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  dedupeKey: string;
  status: 'queued' | 'held' | 'suppressed';
  reason: string | null;
  sendAt: Date;
  fallback?: FallbackMail | null;
  fallbackFor?: string | null;
}

/** Queues messages, each once. @returns the ids of those of them that can be sent now, also from an earlier call */
export async function queueDeliveries(
  sql: Sql,
  organizationId: string,
  rows: readonly NewDelivery[],
  createdAt: Date,
): Promise<string[]> {
  if (!rows.length) return [];
  await sql`
    insert into deliveries (organization_id, channel, audience, contact_id, to_address, template, subject, html, text, headers, dedupe_key,
      status, reason, send_at, fallback, fallback_for, created_at)
    select ${organizationId}, r.channel, r.audience, r."contactId", r."toAddress", r.template, r.subject, r.html, r.text, r.headers,
      r."dedupeKey", r.status, r.reason, r."sendAt", r.fallback, r."fallbackFor", ${createdAt}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(channel text, audience text, "contactId" uuid, "toAddress" text,
      template text, subject text, html text, text text, headers jsonb, "dedupeKey" text, status text, reason text,
      "sendAt" timestamptz, fallback jsonb, "fallbackFor" uuid)
    order by r."dedupeKey"
    on conflict (organization_id, dedupe_key) do nothing`;
  return findReadyDeliveries(
    sql,
    rows.map(({ dedupeKey }) => dedupeKey),
    createdAt,
  );
}

/** Those of some messages that can be sent now. */
export async function findReadyDeliveries(sql: Sql, dedupeKeys: readonly string[], now: Date): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from deliveries where dedupe_key = any(${dedupeKeys as string[]}) and status = 'queued' and send_at <= ${now} order by id`;
  return rows.map(({ id }) => id);
}

/** Messages of the organisation whose time has come and that nobody is sending. */
export async function findDueDeliveries(sql: Sql, now: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from deliveries where organization_id = current_organization() and status in ('queued', 'held') and send_at <= ${now}
      and (claimed_until is null or claimed_until < ${now})
    order by send_at, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

export interface DeliveryRow {
  id: string;
  channel: MessageChannel;
  audience: Audience;
  contactId: string | null;
  toAddress: string;
  template: string;
  subject: string;
  html: string;
  text: string;
  headers: Record<string, string>;
  status: DeliveryStatus;
  /** Why it waits, or was not sent. */
  reason: string | null;
  attempts: number;
  sendAt: Date;
  fallback: FallbackMail | null;
  fallbackFor: string | null;
  provider: string | null;
  providerReference: string | null;
  error: string | null;
  sentAt: Date | null;
  deliveredAt: Date | null;
  createdAt: Date;
}

export type DeliveryItem = Omit<DeliveryRow, 'html' | 'text' | 'headers' | 'fallback'>;

const heads = (sql: Sql) => sql`
  d.id, d.channel, d.audience, d.contact_id as "contactId", d.to_address as "toAddress", d.template, d.subject, d.status, d.reason,
  d.attempts, d.send_at as "sendAt", d.fallback_for as "fallbackFor", d.provider, d.provider_reference as "providerReference", d.error,
  d.sent_at as "sentAt", d.delivered_at as "deliveredAt", d.created_at as "createdAt"`;
const columns = (sql: Sql) => sql`${heads(sql)}, d.html, d.text, d.headers, d.fallback`;

export async function findDelivery(sql: Sql, id: string): Promise<DeliveryRow | null> {
  const [row] = await sql<DeliveryRow[]>`select ${columns(sql)} from deliveries d where d.id = ${id}`;
  return row ?? null;
}

/** The message that a provider speaks of, locked. */
export async function lockDeliveryByReference(sql: Sql, reference: string): Promise<DeliveryRow | null> {
  const [row] = await sql<DeliveryRow[]>`
    select ${columns(sql)} from deliveries d
    where d.organization_id = current_organization() and d.provider_reference = ${reference} order by d.id limit 1 for no key update`;
  return row ?? null;
}

/** Takes a message whose time has come to be sent by the caller alone until `until`; null when it is not to be sent now. */
export async function claimDelivery(sql: Sql, id: string, now: Date, until: Date): Promise<DeliveryRow | null> {
  const [row] = await sql<DeliveryRow[]>`
    update deliveries d set claimed_until = ${until}, attempts = attempts + 1
    where d.id = ${id} and d.status in ('queued', 'held') and d.send_at <= ${now}
      and (d.claimed_until is null or d.claimed_until < ${now})
    returning ${columns(sql)}`;
  return row ?? null;
}

export interface DeliveryOutcome {
  status: DeliveryStatus;
  provider: string;
  providerReference: string | null;
  error: string | null;
  reason?: string | null;
  /** When it is tried again. */
  sendAt?: Date | null;
  at: Date;
  /** Removes what the mail said, when it must not be read again. */
  wipe: boolean;
}

/** Stores what a try came to, of a message that was still on its way. */
export async function storeOutcome(sql: Sql, id: string, outcome: DeliveryOutcome): Promise<void> {
  const { status, provider, providerReference, error, reason = null, sendAt = null, at, wipe } = outcome;
  await sql`
    update deliveries set status = ${status}, provider = ${provider}, provider_reference = ${providerReference}, error = ${error},
      reason = ${reason}, send_at = coalesce(${sendAt}, send_at), claimed_until = null,
      sent_at = ${status === 'sent' ? at : null}
      ${wipe ? sql`, html = '', text = ''` : sql``}
    where id = ${id} and status in ('queued', 'held')`;
}

/** Stores what a provider told later. */
export async function storeStatus(
  sql: Sql,
  id: string,
  { status, error, at }: { status: DeliveryStatus; error: string | null; at: Date },
): Promise<void> {
  await sql`
    update deliveries set status = ${status}, error = coalesce(${error}, error),
      delivered_at = ${status === 'delivered' ? sql`coalesce(delivered_at, ${at})` : sql`delivered_at`}
    where id = ${id}`;
}

export interface DeliveryFilter {
  status?: string;
  template?: string;
  audience?: string;
  channel?: string;
  contactId?: string;
  sort?: Sorting<OutboxColumn>;
}

const indexed = (sql: Sql, { status, contactId }: DeliveryFilter) => sql`
  d.organization_id = current_organization()
  ${status === undefined ? sql`` : sql`and d.status = ${status}`}
  ${contactId === undefined ? sql`` : sql`and d.contact_id = ${contactId}`}`;

const matching = (sql: Sql, { template, audience, channel }: DeliveryFilter, withStaffSignIn: boolean) => sql`true
  ${withStaffSignIn ? sql`` : sql`and not (d.audience = 'staff' and d.template = 'sign-in')`}
  ${template === undefined ? sql`` : sql`and d.template = ${template}`}
  ${audience === undefined ? sql`` : sql`and d.audience = ${audience}`}
  ${channel === undefined ? sql`` : sql`and d.channel = ${channel}`}`;

/** How many messages `listDeliveryRows` goes through in all. */
export function countDeliveryRows(sql: Sql, filter: DeliveryFilter, withStaffSignIn: boolean): Promise<BoundedCount> {
  return countBounded(sql, sql`deliveries d where ${indexed(sql, filter)}`, matching(sql, filter, withStaffSignIn));
}

/** Newest first where no other order is asked for, without the bodies. `withStaffSignIn` includes links that sign a member of staff in. */
export function listDeliveryRows(
  sql: Sql,
  filter: DeliveryFilter,
  options: { withStaffSignIn: boolean; before: string | null; limit: number },
): Promise<DeliveryItem[]> {
  const order = inOrder(sql, {
    ...{ table: 'deliveries', alias: 'd', sort: filter.sort, before: options.before },
    columns: { when: null, status: (row) => sql`${row}.status` },
  });
  return sql<DeliveryItem[]>`
    select ${heads(sql)} from deliveries d
    where ${indexed(sql, filter)} and ${matching(sql, filter, options.withStaffSignIn)} ${order.next}
    order by ${order.by} limit ${options.limit}`;
}
