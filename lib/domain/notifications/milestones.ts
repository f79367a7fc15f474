/** So many friends who have enrolled are worth a word. The first is told of with his reward. */
const MILESTONES: readonly number[] = [3, 5, 10, 25, 50, 100];

/**
 * The milestone that one enrolment reached, from how many friends had enrolled before it and with it; null for none, also for
 * a second enrolment of a friend who is counted already.
 */
export function milestoneReached(before: number, after: number): number | null {
  return after > before && MILESTONES.includes(after) ? after : null;
}
