import { codeStatusAt } from '@/lib/domain/codes/status';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import type { Channel } from '@/lib/domain/tracking/channels';
import { type CodeFacts, codeFacts } from '@/lib/services/tracking/code-facts';
import { recordVisit } from '@/lib/services/tracking/record-touch';
import { isOwnVisit } from './own-visit';
import { pageLocale } from './page-locale';
import { codePage, knownPage, ownPage, plainPage } from './pages';
import { type PlainHeaders, readVisit } from './read-visit';
import { type Page, withVisit } from './render-page';
import { visitorCookie } from './visitor-cookie';

const CODE = /^[\p{L}\p{N}._~-]{1,100}$/u;

/** A visit to a code's page: stores the touch, and resolves after its commit to the page and the cookie to set. */
export async function openPage(
  code: string,
  method: string,
  search: string,
  headers: PlainHeaders,
  channel: Channel | null = null,
): Promise<{ page: Page; cookie: string | null }> {
  const now = new Date();
  const facts = await factsOf(code, now);
  const locale = pageLocale(headers, facts);
  if (!facts) return { page: plainPage('unknown', locale), cookie: null };
  const status = codeStatusAt(facts, now);
  const visit = readVisit({ method, search, channel, headers, now }, facts);
  const isOwn = isOwnVisit(facts, headers);
  // Only a promise is waited for: nobody else's visit shall take a turn of the event loop more.
  if (visit.countable.counted && (isOwn === true || (isOwn !== false && (await isOwn)))) {
    await recordVisit(facts, { ...visit, refereeId: null, countable: { counted: false, reason: 'self-referral' } });
    return { page: status === 'active' ? ownPage(facts, locale) : codePage(facts, locale, status, now), cookie: null };
  }
  const { visitorId } = await recordVisit(facts, visit);
  const isKnown = visit.refereeId !== null && status === 'active';
  const page = isKnown ? knownPage(facts, locale, now) : codePage(facts, locale, status, now);
  if (!visit.countable.counted) return { page, cookie: null };
  // Who has a cookie already has agreed to it, where a school asks.
  const { cookies } = facts.organization;
  if (cookies === 'always' || visit.visitorId) return { page, cookie: visitorCookie(visitorId, facts) };
  // Nothing is kept in the browser: the form itself carries which visit it belongs to.
  return { page: withVisit(page, visitorId), cookie: null };
}

/** What is known of a code as it stands in an address; null when nobody has it. */
export async function factsOf(code: string, now: Date): Promise<CodeFacts | null> {
  const key = normalizeCode(code);
  return CODE.test(key) ? codeFacts(key, now) : null;
}
