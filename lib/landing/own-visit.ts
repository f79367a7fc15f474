import { mayHoldSession, sessionToken } from '@/lib/auth/session-token';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { env } from '@/lib/env';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import type { PlainHeaders } from './read-visit';

/**
 * Whether who opens a link is its referrer, by the session of his portal: a mailbox that he proved. Others have no such cookie, and
 * cost nothing to look at. What a cookie that we did not sign says is not believed.
 */
export function isOwnVisit(facts: CodeFacts, { cookie }: PlainHeaders): boolean | Promise<boolean> {
  return facts.referrerEmail !== null && mayHoldSession(cookie) && hasProven(facts.referrerEmail, cookie as string);
}

async function hasProven(email: string, cookie: string): Promise<boolean> {
  const claims = (await sessionToken(new Headers({ cookie }), env().AUTH_SECRET))?.claims;
  return claims?.method === 'link' && normalizeEmail(claims.email) === email;
}
