import OAuth2Server, { type Client, type ClientCredentialsModel, type Token } from '@node-oauth/oauth2-server';
import { parseScopes } from '@/lib/domain/api-clients/schema';
import type { ApiScope } from '@/lib/domain/organizations/roles';
import { authenticateClient, type ClientIdentity } from '@/lib/services/api-clients/authenticate-client';
import { createToken } from '@/lib/services/api-clients/create-token';

type KithClient = Client & { identity: ClientIdentity };

/** What the OAuth 2.0 server asks of Kith: clients by secret, their scopes, and tokens kept as hashes. */
export function oauthModel(requestId: string): ClientCredentialsModel {
  return {
    async getClient(clientId, clientSecret) {
      const identity = await authenticateClient(clientId, clientSecret);
      if (!identity) throw new OAuth2Server.InvalidClientError('The client id or the client secret is wrong.');
      return { id: clientId, grants: ['client_credentials'], identity } satisfies KithClient;
    },
    // The client acts for itself; there is no person behind it.
    getUserFromClient: async (client) => ({ id: client.id }),
    validateScope: async (_user, client, asked) => grantedScopes((client as KithClient).identity, asked),
    async saveToken(token, client, user) {
      const scopes = token.scope as ApiScope[];
      const { identity } = client as KithClient;
      const made = await createToken(identity, { scopes, now: new Date(), requestId });
      const saved: Token = {
        accessToken: made.accessToken,
        accessTokenExpiresAt: made.expiresAt,
        scope: made.scopes,
        client,
        user,
      };
      return saved;
    },
    // This server only issues tokens; requests are checked by lib/api/request/authenticate.ts, which needs no query.
    getAccessToken: async () => null,
  };
}

// RFC 6749, 3.3: without a scope, all that the client was granted; one it lacks, or that does not exist (`*` is none), is
// refused rather than dropped.
function grantedScopes(client: ClientIdentity, asked: string[] | undefined): ApiScope[] {
  if (!asked?.length) return client.scopes;
  const { scopes, unknown } = parseScopes(asked.join(' '));
  const refused = [...unknown, ...scopes.filter((scope) => !client.scopes.includes(scope))];
  if (refused.length) {
    throw new OAuth2Server.InvalidScopeError(`This client cannot be given the scope ${refused.join(' ')}.`);
  }
  return scopes;
}
