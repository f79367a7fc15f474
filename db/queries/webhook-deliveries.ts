import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { DeliveryColumn } from '@/lib/domain/webhooks/sorting';
import { countBounded } from './count-bounded';
import { inOrder } from './in-order';
import type { EndpointRow, EndpointSecrets } from './webhooks';

type Sql = postgres.TransactionSql;

export interface DeliverySummary {
  id: string;
  endpointId: string;
  eventType: string;
  status: 'pending' | 'delivered' | 'failed';
  attemptCount: number;
  nextAttemptAt: Date | null;
  settledAt: Date | null;
  createdAt: Date;
}

export interface WebhookDeliveryRow extends DeliverySummary {
  payload: string;
}

const columns = (sql: Sql) => sql`
  d.id, d.endpoint_id as "endpointId", d.event_type as "eventType", d.status, d.attempt_count as "attemptCount",
  d.next_attempt_at as "nextAttemptAt", d.settled_at as "settledAt", d.created_at as "createdAt"`;

/** Who is told of events at all. Asked by every write that emits, so it reads one small index. */
export function findListeners(sql: Sql): Promise<{ id: string; events: string[] }[]> {
  return sql<{ id: string; events: string[] }[]>`
    select id, events from webhook_endpoints where deleted_at is null and status = 'enabled' order by id`;
}

/** Messages that wait to be sent. */
export async function insertDeliveries(
  sql: Sql,
  organizationId: string,
  rows: readonly { id: string; endpointId: string; eventType: string; payload: string }[],
  now: Date,
): Promise<void> {
  await sql`
    insert into webhook_deliveries (id, organization_id, endpoint_id, event_type, payload, next_attempt_at, created_at)
    select r.id, ${organizationId}, r."endpointId", r."eventType", r.payload, ${now}, ${now}
    from jsonb_to_recordset(${sql.json(rows as never)}::jsonb) as r(id uuid, "endpointId" uuid, "eventType" text, payload text)`;
}

/** A message with where it goes and its secrets; of a deleted endpoint too, whose secret is null then. */
export async function findDeliveryToSend(sql: Sql, id: string) {
  const [row] = await sql<
    (Pick<WebhookDeliveryRow, 'id' | 'endpointId' | 'eventType' | 'status' | 'attemptCount' | 'payload'> &
      Pick<EndpointRow, 'url' | 'previousSecretUntil'> & {
        endpointStatus: EndpointRow['status'];
        secretEncrypted: string | null;
        previousSecretEncrypted: EndpointSecrets['previousSecretEncrypted'];
      })[]
  >`
    select d.id, d.endpoint_id as "endpointId", d.event_type as "eventType", d.status, d.attempt_count as "attemptCount", d.payload,
      e.url, e.status as "endpointStatus", e.secret_encrypted as "secretEncrypted",
      e.previous_secret_encrypted as "previousSecretEncrypted", e.previous_secret_until as "previousSecretUntil"
    from webhook_deliveries d join webhook_endpoints e on e.id = d.endpoint_id where d.id = ${id}`;
  return row ?? null;
}

export async function findWebhookDelivery(sql: Sql, id: string): Promise<WebhookDeliveryRow | null> {
  const [row] = await sql<WebhookDeliveryRow[]>`
    select ${columns(sql)}, d.payload from webhook_deliveries d where d.id = ${id}`;
  return row ?? null;
}

/** Holds a message to the end of the transaction. */
export async function lockDelivery(
  sql: Sql,
  id: string,
): Promise<Pick<WebhookDeliveryRow, 'id' | 'endpointId' | 'status' | 'attemptCount'> | null> {
  const [row] = await sql<Pick<WebhookDeliveryRow, 'id' | 'endpointId' | 'status' | 'attemptCount'>[]>`
    select id, endpoint_id as "endpointId", status, attempt_count as "attemptCount" from webhook_deliveries
    where id = ${id} for update`;
  return row ?? null;
}

/** Stores a try and what came back. */
export async function insertAttempt(
  sql: Sql,
  organizationId: string,
  attempt: {
    deliveryId: string;
    statusCode: number | null;
    durationMs: number;
    error: string | null;
    excerpt: string;
    now: Date;
  },
): Promise<void> {
  const { deliveryId, statusCode, durationMs, error, excerpt, now } = attempt;
  await sql`
    insert into webhook_attempts (organization_id, delivery_id, status_code, duration_ms, error, response_excerpt, attempted_at)
    values (${organizationId}, ${deliveryId}, ${statusCode}, ${durationMs}, ${error}, ${excerpt}, ${now})`;
}

export async function updateDeliveryRow(
  sql: Sql,
  row: {
    id: string;
    status: WebhookDeliveryRow['status'];
    attemptCount: number;
    nextAttemptAt: Date | null;
    settledAt: Date | null;
  },
): Promise<void> {
  await sql`
    update webhook_deliveries set status = ${row.status}, attempt_count = ${row.attemptCount}, next_attempt_at = ${row.nextAttemptAt},
      settled_at = ${row.settledAt}
    where id = ${row.id}`;
}

const toEndpoint = (sql: Sql, endpointId: string, status: string | undefined) => sql`
  d.organization_id = current_organization() and d.endpoint_id = ${endpointId}
  ${status === undefined ? sql`` : sql`and d.status = ${status}`}`;

/** How many messages `listDeliveryPage` goes through in all. */
export function countDeliveriesOf(sql: Sql, endpointId: string, status: string | undefined): Promise<BoundedCount> {
  return countBounded(sql, sql`webhook_deliveries d where ${toEndpoint(sql, endpointId, status)}`);
}

/** Newest first where no other order is asked for. */
export function listDeliveryPage(
  sql: Sql,
  endpointId: string,
  filter: { status?: string; sort?: Sorting<DeliveryColumn>; before: string | null; limit: number },
): Promise<DeliverySummary[]> {
  const order = inOrder(sql, {
    ...{ table: 'webhook_deliveries', alias: 'd', sort: filter.sort, before: filter.before },
    columns: { when: null, status: (row) => sql`${row}.status` },
  });
  return sql<DeliverySummary[]>`
    select ${columns(sql)} from webhook_deliveries d
    where ${toEndpoint(sql, endpointId, filter.status)} ${order.next}
    order by ${order.by} limit ${filter.limit}`;
}

export interface AttemptRow {
  id: string;
  deliveryId: string;
  statusCode: number | null;
  durationMs: number;
  error: string | null;
  responseExcerpt: string | null;
  attemptedAt: Date;
}

/** Every try of some messages, the first ones first. */
export function listAttemptRows(sql: Sql, deliveryIds: readonly string[]): Promise<AttemptRow[]> {
  return sql<AttemptRow[]>`
    select id, delivery_id as "deliveryId", status_code as "statusCode", duration_ms as "durationMs", error,
      response_excerpt as "responseExcerpt", attempted_at as "attemptedAt"
    from webhook_attempts where delivery_id = any(${deliveryIds as string[]}::uuid[]) order by id`;
}

/** How the messages of the last days fared, by endpoint. */
export function countDeliveries(sql: Sql, since: Date) {
  return sql<
    { endpointId: string; delivered: number; failed: number; pending: number; lastDeliveredAt: Date | null }[]
  >`
    select endpoint_id as "endpointId", count(*) filter (where status = 'delivered')::int as delivered,
      count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status = 'pending')::int as pending,
      max(settled_at) filter (where status = 'delivered') as "lastDeliveredAt"
    from webhook_deliveries where created_at >= ${since} group by endpoint_id`;
}

/** Forgets messages that were settled before an instant, with their tries. @returns how many */
export async function deleteOldDeliveries(sql: Sql, before: Date): Promise<number> {
  const result = await sql`delete from webhook_deliveries where created_at < ${before} and status <> 'pending'`;
  return result.count;
}
