import { hash } from 'node:crypto';
import type { HonoRequest } from 'hono';
import { LRUCache } from 'lru-cache';
import { type TokenIdentity, verifyToken } from '@/lib/services/api-clients/verify-token';
import type { Ctx } from '@/lib/services/context';
import { UnauthorizedError } from '@/lib/services/errors';

export interface Bearer {
  identity: TokenIdentity;
  scopes: Ctx['scopes'];
  actor: Ctx['actor'];
}

// The hot path costs no query. A revoked token lives on for this long at most.
const KNOWN_MS = 15_000;
const NOBODY = Symbol('no such token');

const known = new LRUCache<string, Bearer | typeof NOBODY, string>({
  max: 10_000,
  ttl: KNOWN_MS,
  fetchMethod: async (_key, _stale, { context: token }) => {
    const identity = await verifyToken(token, new Date());
    if (!identity) return NOBODY;
    const actor = { type: 'api-client', id: identity.apiClientId, name: identity.clientName } as const;
    return { identity, actor, scopes: new Set(identity.scopes) };
  },
});

/**
 * Who asks, by the access token in `Authorization: Bearer`.
 * @throws UnauthorizedError (401) when there is none, or it is unknown, revoked or expired
 */
export async function authenticate(request: HonoRequest): Promise<Bearer> {
  const header = request.header('authorization');
  const token = header && /^Bearer +([\w~+/.-]{10,200}=*) *$/i.exec(header)?.[1];
  if (!token) throw new UnauthorizedError();
  const key = hash('sha256', token, 'base64url');
  const found = known.get(key) ?? (await known.fetch(key, { context: token }));
  if (!found || found === NOBODY || found.identity.expiresAt.getTime() <= Date.now()) throw new UnauthorizedError();
  return found;
}

/** The context of one request of this bearer. */
export function contextOf({ identity, actor, scopes }: Bearer, requestId: string): Ctx {
  return { organizationId: identity.organizationId, actor, scopes, requestId, now: new Date() };
}

/** Forgets what was looked up, for tests of revocation. */
export function forgetTokens(): void {
  known.clear();
}
