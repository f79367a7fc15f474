const HOUR_MS = 3_600_000;
const MOST_HOURS = 24 * 7;

/**
 * When a run by the clock may try a recipient again after `failures` payouts in a row have failed: an hour after the first, each
 * time twice as long, a week at most. A person may run payouts at any time.
 */
export function retryAt(failures: number, lastFailedAt: Date): Date {
  const hours = Math.min(2 ** (Math.max(1, failures) - 1), MOST_HOURS);
  return new Date(lastFailedAt.getTime() + hours * HOUR_MS);
}
