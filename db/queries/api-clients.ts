import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ApiClientRow {
  id: string;
  clientId: string;
  name: string;
  scopes: string[];
  revokedAt: Date | null;
  createdAt: Date;
}

const columns = (sql: Sql) =>
  sql`id, client_id as "clientId", name, scopes, revoked_at as "revokedAt", created_at as "createdAt"`;

export async function insertApiClient(
  sql: Sql,
  client: { organizationId: string; clientId: string; secretHash: string; name: string; scopes: string[]; now: Date },
): Promise<ApiClientRow> {
  const [row] = await sql<ApiClientRow[]>`
    insert into api_clients (organization_id, client_id, secret_hash, name, scopes, created_at)
    values (${client.organizationId}, ${client.clientId}, ${client.secretHash}, ${client.name}, ${client.scopes}, ${client.now})
    returning ${columns(sql)}`;
  return row as ApiClientRow;
}

export function listApiClientRows(sql: Sql): Promise<ApiClientRow[]> {
  return sql<ApiClientRow[]>`select ${columns(sql)} from api_clients order by id desc`;
}

/** Null when there is no such client; `revokedAt` tells whether it was revoked before. */
export async function lockApiClient(sql: Sql, id: string): Promise<ApiClientRow | null> {
  const [row] = await sql<ApiClientRow[]>`select ${columns(sql)} from api_clients where id = ${id} for update`;
  return row ?? null;
}

export async function revokeApiClientRow(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`update api_clients set revoked_at = ${now} where id = ${id}`;
  await sql`delete from api_tokens where api_client_id = ${id}`;
}

export async function insertApiToken(
  sql: Sql,
  token: { hash: string; organizationId: string; apiClientId: string; scopes: string[]; expiresAt: Date; now: Date },
): Promise<void> {
  await sql`delete from api_tokens where api_client_id = ${token.apiClientId} and expires_at < ${token.now}`;
  await sql`
    insert into api_tokens (token_hash, organization_id, api_client_id, scopes, expires_at, created_at)
    values (${token.hash}, ${token.organizationId}, ${token.apiClientId}, ${token.scopes}, ${token.expiresAt}, ${token.now})`;
}
