import { sessionToken } from './session-token';

/**
 * Whether a request carries a session cookie that we signed. Reads no database: it only spares a signed-out visitor the page;
 * every page asks `session.ts` again, which knows whether the person still exists.
 */
export async function hasSession(headers: Headers, secret: string): Promise<boolean> {
  return (await sessionToken(headers, secret)) !== null;
}
