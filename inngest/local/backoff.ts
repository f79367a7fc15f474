// The waits of Inngest's own server, in seconds; the last one repeats.
const WAITS = [10, 30, 60, 120, 300, 600, 1200, 2400, 3600, 7200];
const JITTER = 0.1;

/** Milliseconds before the given retry (1 is the first), with jitter so that failures of one moment do not return together. */
export function defaultBackoffMs(attempt: number): number {
  const seconds = WAITS[Math.min(attempt, WAITS.length) - 1] ?? 10;
  return Math.round(seconds * 1000 * (1 + JITTER * (Math.random() * 2 - 1)));
}

/** Reads a `retry-after` header of the SDK: whole seconds or an instant. Null when there is none. */
export function retryAfterMs(header: string | null, now: Date): number | null {
  if (!header) return null;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : new Date(header).getTime() - now.getTime();
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
