import { type Channel, parseChannel } from '@/lib/domain/tracking/channels';
import { type Countable, countVisit } from '@/lib/domain/tracking/countable';
import type { CodeFacts } from '@/lib/services/tracking/code-facts';
import { readPersonToken } from '@/lib/services/tracking/person-link';
import type { Visit } from '@/lib/services/tracking/record-touch';
import { readVisitor } from './visitor-cookie';

/** Headers by lower-case name, as Node gives them. */
export type PlainHeaders = Readonly<Record<string, string | undefined>>;

const UTM = ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content'];
const LONGEST = 500;

export interface VisitRequest {
  method: string;
  /** Without its question mark. */
  search: string;
  /** What a short link named; null when the query may name it. */
  channel: Channel | null;
  headers: PlainHeaders;
  now: Date;
}

/** What a request for a code's page says of the visit. Most links carry no query, and cost nothing to look at. */
export function readVisit({ method, search, channel, headers, now }: VisitRequest, facts: CodeFacts): Visit {
  const query = search ? new URLSearchParams(search) : null;
  const utm = query && search.includes('utm_') ? utmOf(query) : null;
  const referringHost = refererHost(headers);
  const countable = verdictOf(method, headers);
  return {
    channel: channel ?? (query ? parseChannel(query.get('c')) : 'link'),
    source: utm?.utm_source ?? referringHost,
    referringHost,
    visitorId: readVisitor(headers, facts),
    // What reads e-mails to draw previews of their links is not the person they were written to.
    refereeId: query && countable.counted ? readPersonToken(facts, query.get('p'), now) : null,
    userAgent: clean(headers['user-agent']),
    utm,
    countable,
    now,
  };
}

function verdictOf(method: string, headers: PlainHeaders): Countable {
  return countVisit({ method, userAgent: headers['user-agent'], headers });
}

/** The UTM parameters of an address; null when it has none. */
export function utmOf(query: URLSearchParams): Record<string, string> | null {
  const found = UTM.flatMap((name) => {
    const value = clean(query.get(name) ?? undefined);
    return value ? [[name, value] as const] : [];
  });
  return found.length ? Object.fromEntries(found) : null;
}

/** The host of the page that the link stood on, when it is another one than ours. */
function refererHost({ referer, host }: PlainHeaders): string | null {
  if (!referer) return null;
  const from = URL.parse(referer)?.host;
  return from && from !== host ? from.slice(0, LONGEST) : null;
}

/** Without what PostgreSQL cannot store as text, cut to a sensible length. */
function clean(value: string | undefined): string | null {
  if (!value) return null;
  const text = value
    .slice(0, LONGEST)
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .trim();
  return text || null;
}
