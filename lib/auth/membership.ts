import type { AuthIdentity, SessionClaims } from './types';

/** The cookie with the id of the school that somebody with several chose. A wish, not a right: see `chooseIdentity`. */
export const MEMBERSHIP_COOKIE = 'kith-membership';

/**
 * Which identities a session may act as: a password opens the staff account it belongs to and nothing else, and a session that began
 * before somebody was deactivated does not come back with him.
 */
export function allowedIdentities(identities: readonly AuthIdentity[], claims: SessionClaims): AuthIdentity[] {
  const { method, signedInAt = 0 } = claims;
  return identities.filter(
    ({ kind, sessionsFrom }) =>
      (method === 'link' || kind === 'staff') && (sessionsFrom === null || signedInAt >= sessionsFrom.getTime()),
  );
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
