import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface EndpointRow {
  id: string;
  url: string;
  description: string | null;
  /** Empty: every event. */
  events: string[];
  status: 'enabled' | 'disabled';
  disabledReason: 'failing' | 'gone' | 'person' | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  previousSecretUntil: Date | null;
  createdAt: Date;
  updatedAt: Date;
}

export interface EndpointSecrets {
  secretEncrypted: string;
  previousSecretEncrypted: string | null;
}

const columns = (sql: Sql) => sql`
  e.id, e.url, e.description, e.events, e.status, e.disabled_reason as "disabledReason", e.disabled_at as "disabledAt",
  e.failing_since as "failingSince", e.previous_secret_until as "previousSecretUntil", e.created_at as "createdAt",
  e.updated_at as "updatedAt"`;
const secretColumns = (sql: Sql) => sql`
  e.secret_encrypted as "secretEncrypted", e.previous_secret_encrypted as "previousSecretEncrypted"`;

export async function insertEndpoint(
  sql: Sql,
  row: {
    id: string;
    organizationId: string;
    url: string;
    description: string | null;
    events: string[];
    secretEncrypted: string;
    createdBy: string;
    now: Date;
  },
): Promise<EndpointRow> {
  const [made] = await sql<EndpointRow[]>`
    insert into webhook_endpoints as e (id, organization_id, url, description, events, secret_encrypted, created_by, created_at, updated_at)
    values (${row.id}, ${row.organizationId}, ${row.url}, ${row.description}, ${row.events}, ${row.secretEncrypted}, ${row.createdBy},
      ${row.now}, ${row.now})
    returning ${columns(sql)}`;
  return made as EndpointRow;
}

/** Newest first, without those that were deleted. */
export function listEndpointRows(sql: Sql, before: string | null, limit: number): Promise<EndpointRow[]> {
  return sql<EndpointRow[]>`
    select ${columns(sql)} from webhook_endpoints e
    where e.deleted_at is null ${before === null ? sql`` : sql`and e.id < ${before}::uuid`}
    order by e.id desc limit ${limit}`;
}

export async function countEndpoints(sql: Sql): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from webhook_endpoints where deleted_at is null`;
  return row?.count ?? 0;
}

/** Null when there is none, or it was deleted. */
export async function findEndpoint(sql: Sql, id: string): Promise<EndpointRow | null> {
  const [row] = await sql<EndpointRow[]>`
    select ${columns(sql)} from webhook_endpoints e where e.id = ${id} and e.deleted_at is null`;
  return row ?? null;
}

export async function lockEndpoint(sql: Sql, id: string): Promise<(EndpointRow & EndpointSecrets) | null> {
  const [row] = await sql<(EndpointRow & EndpointSecrets)[]>`
    select ${columns(sql)}, ${secretColumns(sql)} from webhook_endpoints e
    where e.id = ${id} and e.deleted_at is null for update`;
  return row ?? null;
}

/** Writes what a person may change, and why it is off if it is. */
export async function updateEndpointRow(
  sql: Sql,
  row: Pick<EndpointRow, 'id' | 'url' | 'description' | 'events' | 'status' | 'disabledReason' | 'disabledAt'> & {
    failingSince: Date | null;
  },
  now: Date,
): Promise<EndpointRow> {
  const [changed] = await sql<EndpointRow[]>`
    update webhook_endpoints e set url = ${row.url}, description = ${row.description}, events = ${row.events}, status = ${row.status},
      disabled_reason = ${row.disabledReason}, disabled_at = ${row.disabledAt}, failing_since = ${row.failingSince}, updated_at = ${now}
    where e.id = ${row.id} returning ${columns(sql)}`;
  return changed as EndpointRow;
}

/** Replaces the secret; the one before signs too until then. */
export async function replaceSecret(
  sql: Sql,
  id: string,
  secrets: { secretEncrypted: string; previousSecretEncrypted: string; previousSecretUntil: Date; now: Date },
): Promise<void> {
  await sql`
    update webhook_endpoints set secret_encrypted = ${secrets.secretEncrypted},
      previous_secret_encrypted = ${secrets.previousSecretEncrypted}, previous_secret_until = ${secrets.previousSecretUntil},
      updated_at = ${secrets.now}
    where id = ${id}`;
}

/** Takes an endpoint away and its secrets with it; what was sent stays in the log. */
export async function deleteEndpointRow(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`
    update webhook_endpoints set deleted_at = ${now}, secret_encrypted = null, previous_secret_encrypted = null,
      previous_secret_until = null, updated_at = ${now}
    where id = ${id}`;
  await sql`
    update webhook_deliveries set status = 'failed', next_attempt_at = null, settled_at = ${now}
    where endpoint_id = ${id} and status = 'pending'`;
}
