import { appSql } from '@/db/client';
import { type ApiScope, isApiScope } from '@/lib/domain/organizations/roles';
import { secretHash } from '../secrets';

export interface TokenIdentity {
  organizationId: string;
  organizationName: string;
  apiClientId: string;
  clientName: string;
  scopes: ApiScope[];
  expiresAt: Date;
}

/** Whose access token this is; null when it is unknown, has expired, or its client was revoked. */
export async function verifyToken(accessToken: string, now: Date): Promise<TokenIdentity | null> {
  const [token] = await appSql()<(Omit<TokenIdentity, 'scopes'> & { scopes: string[] })[]>`
    select organization_id as "organizationId", organization_name as "organizationName", api_client_id as "apiClientId",
      client_name as "clientName", scopes, expires_at as "expiresAt"
    from api_token_by_hash(${secretHash(accessToken)})`;
  if (!token || token.expiresAt <= now) return null;
  return { ...token, scopes: token.scopes.filter(isApiScope) };
}
