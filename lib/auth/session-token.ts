import { getToken, type JWT } from 'next-auth/jwt';

const NAMES = ['authjs.session-token', '__Secure-authjs.session-token'];

/** Whether a cookie header may hold a session: asked before anything is decrypted. */
export function mayHoldSession(cookie: string | undefined): boolean {
  return cookie?.includes(NAMES[0] as string) ?? false;
}

/** What the session cookie of a request says, when we signed it. Reads no database; null without one. */
export async function sessionToken(headers: Headers, secret: string): Promise<JWT | null> {
  for (const cookieName of NAMES) {
    const token = await getToken({ req: { headers }, secret, cookieName, salt: cookieName });
    if (token) return token;
  }
  return null;
}
