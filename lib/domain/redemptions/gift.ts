import { DAY_MS } from '../common/days';

/** How many gifts a person may make in 24 hours. */
export const MOST_GIFTS_A_DAY = 10;

const GIFT_DAYS = 14;

/** The last instant at which a gift can be taken: in two weeks, and never after any of its credit has ended. */
export function giftEnds(parts: readonly { readonly expiresAt: Date | null }[], now: Date): Date {
  const ends = parts.flatMap(({ expiresAt }) => (expiresAt ? [expiresAt.getTime()] : []));
  return new Date(Math.min(now.getTime() + GIFT_DAYS * DAY_MS, ...ends));
}
