import { encode } from 'next-auth/jwt';
import type { SessionClaims } from '@/lib/auth/types';

/** The cookie of somebody who has signed in, as Kith itself would have set it. */
export async function sessionCookie(email: string, method: SessionClaims['method'], secret: string) {
  const name = 'authjs.session-token';
  const claims: SessionClaims = { email, method, signedInAt: Date.now() };
  return { name, value: await encode({ token: { claims }, secret, salt: name }) };
}
