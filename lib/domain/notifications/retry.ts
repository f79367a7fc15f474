const MINUTE_MS = 60_000;
const WAITS_MINUTES = [1, 5, 15, 60, 180, 360, 720] as const;

/** Tries of one message before it has failed; the last is about 22 hours after the first. */
export const MOST_ATTEMPTS = WAITS_MINUTES.length + 1;

/** When a message is tried again after so many tries that found nobody; null when it has failed. */
export function retryAt(attempts: number, now: Date): Date | null {
  const wait = WAITS_MINUTES[attempts - 1];
  return wait === undefined ? null : new Date(now.getTime() + wait * MINUTE_MS);
}
