import { insertApiToken } from '@/db/queries/api-clients';
import type { ApiScope } from '@/lib/domain/organizations/roles';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { InvalidInputError } from '../errors';
import { newSecret, secretHash } from '../secrets';
import { transact } from '../transact';
import type { ClientIdentity } from './authenticate-client';

export const TOKEN_LIFETIME_SECONDS = 3600;

export interface NewToken {
  accessToken: string;
  scopes: ApiScope[];
  expiresAt: Date;
}

/**
 * An access token for a client that `authenticateClient` has found: its credentials are the authorisation. Without `scopes`
 * it carries all of the client's.
 * @throws InvalidInputError when a scope is not the client's
 */
export async function createToken(
  client: ClientIdentity,
  options: { scopes?: readonly ApiScope[]; now: Date; requestId: string },
): Promise<NewToken> {
  const scopes = [...(options.scopes ?? client.scopes)];
  const foreign = scopes.filter((scope) => !client.scopes.includes(scope));
  if (foreign.length) {
    throw new InvalidInputError([{ path: 'scope', message: `This client has not the scope ${foreign.join(' ')}.` }]);
  }
  const ctx: Ctx = {
    organizationId: client.organizationId,
    actor: { type: 'api-client', id: client.apiClientId, name: client.name },
    scopes: new Set(scopes),
    requestId: options.requestId,
    now: options.now,
  };
  const accessToken = newSecret();
  const expiresAt = new Date(options.now.getTime() + TOKEN_LIFETIME_SECONDS * 1000);
  await transact(ctx, async (tx) => {
    const { organizationId, apiClientId } = client;
    const row = { hash: secretHash(accessToken), organizationId, apiClientId, scopes, expiresAt, now: options.now };
    await insertApiToken(tx.sql, row);
    await appendAudit(tx, ctx, [
      { action: 'api-client.token-issued', subjectType: 'api-client', subjectId: apiClientId, data: { scopes } },
    ]);
  });
  return { accessToken, scopes, expiresAt };
}
