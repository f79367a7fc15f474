import { env } from '@/lib/env';

const NAME = 'kith_v=';
const DAYS_90_S = 90 * 86_400;
const VISITOR = /^[A-Za-z0-9._:-]{1,100}$/;

/** The visitor that a browser says it is; null without one, or with one that Kith never gave. */
export function readVisitor(cookies: string | undefined): string | null {
  if (!cookies) return null;
  let at = cookies.indexOf(NAME);
  // Another cookie's name may end like ours.
  while (at > 0 && cookies[at - 1] !== ' ' && cookies[at - 1] !== ';') at = cookies.indexOf(NAME, at + 1);
  if (at === -1) return null;
  const end = cookies.indexOf(';', at);
  const value = cookies.slice(at + NAME.length, end === -1 ? undefined : end).trim();
  return VISITOR.test(value) ? value : null;
}

/** Remembers a visitor for as long as a touch may count (rule 3). */
export function visitorCookie(visitorId: string, isSecure: boolean): string {
  return `${NAME}${visitorId}; Path=/; Max-Age=${DAYS_90_S}; HttpOnly; SameSite=Lax${isSecure ? '; Secure' : ''}`;
}

/** Whether browsers reach Kith over https, so that a cookie may insist on it. */
export function isSecure(): boolean {
  return env().APP_URL.startsWith('https:');
}
