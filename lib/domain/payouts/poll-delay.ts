const SECONDS = [1, 2, 5, 10, 30, 60, 300, 900];
const HOUR_SECONDS = 3600;

/** How often a bank is asked about one payout before a person must look: about a week. */
export const MAX_POLLS = 180;

/** Seconds before the bank is asked for the `count`-th time (0 is the first) what became of a payout: soon, then ever later. */
export function pollDelaySeconds(count: number): number {
  return SECONDS[count] ?? HOUR_SECONDS;
}
