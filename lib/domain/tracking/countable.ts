import { isbot } from 'isbot';

/** Why a request for a link is not a person's touch. */
export const UNCOUNTED_REASONS = ['head', 'prefetch', 'preview', 'uptime-check', 'bot', 'no-user-agent'] as const;
export type UncountedReason = (typeof UNCOUNTED_REASONS)[number];

export type VisitFacts = {
  readonly method: string;
  readonly userAgent: string | null | undefined;
  /** Headers by lower-case name, as far as they were sent. */
  readonly headers: Readonly<Record<string, string | undefined>>;
};

/** `self-referral`: the referrer looks at his own link. */
export type Countable = { readonly counted: boolean; readonly reason: UncountedReason | 'self-referral' | null };

// Programs that fetch a link to draw its preview in a chat, beyond what isbot knows.
const UNFURLERS =
  /whatsapp\/|facebookexternalhit|facebookcatalog|meta-externalagent|twitterbot|slackbot|slack-imgproxy|telegrambot|discordbot|linkedinbot|skypeuripreview|microsoftpreview|teamsbot|pinterestbot|redditbot|viber|line-poker|kakaotalk-scrap|snapchat|mattermost|rocket\.chat|iframely|embedly|vkshare|outlook-?safelinks|bitlybot/i;

// Programs that ask every few minutes whether a page is there.
const UPTIME_CHECKS =
  /uptime|pingdom|statuscake|site24x7|nodeping|updown\.io|checkly|synthetics|health-?check|kube-probe|blackbox|freshping|ohdear|monit\/|zabbix|nagios|check_http|prtg|hetrixtools|newrelic|gatling/i;

const COUNTED: Countable = { counted: true, reason: null };

/**
 * Whether a visit is a person's touch (product.md: preview bots are recorded as such and never counted): not a HEAD, not
 * a prefetch or prerender by a browser, not a crawler, a link unfurler or an uptime check.
 */
export function countVisit(visit: VisitFacts): Countable {
  if (visit.method.toUpperCase() === 'HEAD') return { counted: false, reason: 'head' };
  const { purpose, 'sec-purpose': secPurpose, 'x-purpose': xPurpose, 'x-moz': xMoz } = visit.headers;
  const stated = `${purpose ?? ''} ${secPurpose ?? ''} ${xPurpose ?? ''} ${xMoz ?? ''}`;
  if (/prefetch|prerender/i.test(stated)) return { counted: false, reason: 'prefetch' };
  if (/preview/i.test(stated)) return { counted: false, reason: 'preview' };
  if (!visit.userAgent?.trim()) return { counted: false, reason: 'no-user-agent' };
  return countUserAgent(visit.userAgent);
}

/** The same for a touch that another system reports: without a user agent it is what that system says it is. */
export function countUserAgent(userAgent: string | null | undefined): Countable {
  if (!userAgent) return COUNTED;
  const known = verdicts.get(userAgent);
  if (known) return known;
  const verdict = judge(userAgent);
  if (userAgent.length > MAX_REMEMBERED_LENGTH) return verdict;
  if (verdicts.size >= MAX_VERDICTS) verdicts.clear();
  verdicts.set(userAgent, verdict);
  return verdict;
}

// The patterns take longer than all the rest of a touch, and browsers are few: their verdicts are remembered.
const MAX_VERDICTS = 2000;
const MAX_REMEMBERED_LENGTH = 512;
const verdicts = new Map<string, Countable>();

function judge(userAgent: string): Countable {
  if (UNFURLERS.test(userAgent)) return { counted: false, reason: 'preview' };
  if (UPTIME_CHECKS.test(userAgent)) return { counted: false, reason: 'uptime-check' };
  return isbot(userAgent) ? { counted: false, reason: 'bot' } : COUNTED;
}
