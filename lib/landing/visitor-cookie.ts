import { type CookieMode, mayRemember } from '@/lib/domain/tracking/cookies';
import { env } from '@/lib/env';
import type { PlainHeaders } from './read-visit';

const NAME = 'kith_v';
const DAYS_90_S = 90 * 86_400;
const VISITOR = /^[A-Za-z0-9._:-]{1,100}$/;

/** The school that a cookie is for, as far as cookies go. */
export interface CookieSchool {
  organizationId: string;
  organization: { cookies: CookieMode };
}

/** The visitor that a browser says it is; null without one, or with one that Kith never gave or may not read. */
export function readVisitor({ cookie, ...headers }: PlainHeaders, school: CookieSchool): string | null {
  if (!cookie) return null;
  const { cookies: mode } = school.organization;
  if (!mayRemember({ mode, hasAgreed: true, refuses: refusesTracking(headers) })) return null;
  return cookieValue(cookie, `${nameFor(school)}=`);
}

/** The value of a cookie; `name` ends in its equals sign. Null without one, or with one that has signs Kith never writes. */
export function cookieValue(cookies: string, name: string): string | null {
  let at = cookies.indexOf(name);
  // Another cookie's name may end like ours.
  while (at > 0 && cookies[at - 1] !== ' ' && cookies[at - 1] !== ';') at = cookies.indexOf(name, at + 1);
  if (at === -1) return null;
  const end = cookies.indexOf(';', at);
  const value = cookies.slice(at + name.length, end === -1 ? undefined : end).trim();
  return VISITOR.test(value) ? value : null;
}

/** Whether a browser asks not to be followed: Global Privacy Control, or its forerunner Do Not Track. */
export function refusesTracking(headers: PlainHeaders): boolean {
  return headers['sec-gpc'] === '1' || headers.dnt === '1';
}

// Where several schools share an address, what a visitor agreed to with one of them says nothing about the others.
function nameFor({ organizationId, organization }: CookieSchool): string {
  return organization.cookies === 'after-consent' ? `${NAME}_${organizationId}` : NAME;
}

/** Remembers a visitor for as long as a touch may count (rule 3). Whether it may is `mayRemember`'s to say. */
export function visitorCookie(visitorId: string, school: CookieSchool): string {
  const secure = isSecure() ? '; Secure' : '';
  return `${nameFor(school)}=${visitorId}; Path=/; Max-Age=${DAYS_90_S}; HttpOnly; SameSite=Lax${secure}`;
}

// Whether browsers reach Kith over https, so that a cookie may insist on it.
function isSecure(): boolean {
  return env().APP_URL.startsWith('https:');
}
