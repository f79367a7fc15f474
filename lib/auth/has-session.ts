import { getToken } from 'next-auth/jwt';

const NAMES = ['authjs.session-token', '__Secure-authjs.session-token'];

/**
 * Whether a request carries a session cookie that we signed. Reads no database: it only spares a signed-out visitor the page;
 * every page asks `session.ts` again, which knows whether the person still exists.
 */
export async function hasSession(headers: Headers, secret: string): Promise<boolean> {
  for (const cookieName of NAMES) {
    const token = await getToken({ req: { headers }, secret, cookieName, salt: cookieName });
    if (token) return true;
  }
  return false;
}
