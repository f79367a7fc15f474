import type { AuthIdentity, SessionClaims } from './types';

/** The cookie with the id of the school that somebody with several chose. A wish, not a right: see `chooseIdentity`. */
export const MEMBERSHIP_COOKIE = 'kith-membership';

/** Which identities a session may act as: a password opens the staff account it belongs to and nothing else. */
export function allowedIdentities(identities: readonly AuthIdentity[], claims: SessionClaims): AuthIdentity[] {
  return identities.filter((identity) => claims.method === 'link' || identity.kind === 'staff');
}

/** The identity to act as, of one kind if asked: the wished one when it is allowed, else the first. */
export function chooseIdentity(
  allowed: readonly AuthIdentity[],
  wished: string | undefined,
  kind?: AuthIdentity['kind'],
): AuthIdentity | undefined {
  const candidates = kind ? allowed.filter((identity) => identity.kind === kind) : allowed;
  return candidates.find((identity) => identity.id === wished) ?? candidates[0];
}
