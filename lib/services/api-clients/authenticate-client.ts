import { appSql } from '@/db/client';
import { type ApiScope, isApiScope } from '@/lib/domain/organizations/roles';
import { secretMatches } from '../secrets';

export interface ClientIdentity {
  apiClientId: string;
  organizationId: string;
  clientId: string;
  name: string;
  scopes: ApiScope[];
}

/** Who these client credentials belong to; null when they are wrong or were revoked. */
export async function authenticateClient(clientId: string, clientSecret: string): Promise<ClientIdentity | null> {
  // PostgreSQL's text takes no NUL; no client id has one.
  if (clientId.includes('\0')) return null;
  const [client] = await appSql()`
    select id, organization_id as "organizationId", secret_hash as "secretHash", name, scopes from api_client_by_client_id(${clientId})`;
  if (!client || !secretMatches(clientSecret, client.secretHash)) return null;
  const { id, organizationId, name, scopes } = client;
  return { apiClientId: id, organizationId, clientId, name, scopes: (scopes as string[]).filter(isApiScope) };
}
