/** Seconds between the tries of one message: soon at first, then ever more patiently, 24 hours in all. */
export const RETRY_DELAYS_SECONDS = [5, 60, 300, 1800, 7200, 21_600, 55_435] as const;

/** How long an endpoint may fail, without one message arriving, before it is switched off. */
export const DISABLE_AFTER_MS = 5 * 24 * 3_600_000;

const MOST_SECONDS = 24 * 3600;

export type Outcome = { statusCode: number | null; retryAfterSeconds: number | null };

/** 2xx says that a message has arrived; a redirect is not followed and has not taken it. */
export function isDelivered({ statusCode }: Outcome): boolean {
  return statusCode !== null && statusCode >= 200 && statusCode < 300;
}

/** 410 Gone: the receiver wants no more messages (Standard Webhooks). */
export function isGone({ statusCode }: Outcome): boolean {
  return statusCode === 410;
}

/**
 * How many seconds to wait after a number of failed tries; null when they are enough. Up to a tenth is added by `seed` (0 to 1), so
 * that what failed together does not come back together. A receiver that asks for more patience (`Retry-After`) gets it.
 */
export function retryDelaySeconds(failedTries: number, outcome: Outcome, seed: number): number | null {
  const delay = RETRY_DELAYS_SECONDS[failedTries - 1];
  if (delay === undefined) return null;
  const spread = Math.round(delay * (1 + seed / 10));
  return Math.min(MOST_SECONDS, Math.max(spread, outcome.retryAfterSeconds ?? 0));
}

/** Whether an endpoint has failed for so long that it is switched off. */
export function isGivenUp(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= DISABLE_AFTER_MS;
}
