// Clocks differ a little between systems.
const CLOCK_SKEW_MS = 5 * 60_000;
const EARLIEST = new Date('2000-01-01T00:00:00Z');

/** What is wrong with the instant of a reported touch, in words for a field; undefined when nothing is. */
export function checkTouchInstant(occurredAt: Date, now: Date): string | undefined {
  if (occurredAt.getTime() > now.getTime() + CLOCK_SKEW_MS) return 'Must not be in the future.';
  return occurredAt < EARLIEST ? 'Must not be before the year 2000.' : undefined;
}
