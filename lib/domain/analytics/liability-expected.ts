import { splitByShares } from '../money/money';
import { ratio } from './ratios';

/** Fewer than this and an average says nothing. */
export const LEAST_OBSERVATIONS = 30;

/** A programme's referrals: those that are decided, and those that wait. */
export type ReferralHistory = {
  readonly programId: string;
  readonly name: string;
  /** Referrals that came to an end: converted, expired or rejected. */
  readonly observations: number;
  readonly converted: number;
  /** What stands of the rewards of those that converted. */
  readonly rewardMinor: number;
  /** How many wait, by the first day of the month in which they expire. */
  readonly pending: readonly { readonly month: string; readonly count: number }[];
};

export type ExpectedOfProgram = {
  readonly programId: string;
  readonly name: string;
  readonly pending: number;
  readonly observations: number;
  /** Null without enough observations. */
  readonly conversionRate: number | null;
  readonly averageRewardMinor: number | null;
  readonly expectedMinor: number | null;
  /** The expected amount by the month given to `expectedOf`; the parts sum to it. */
  readonly months: readonly number[];
};

// A multiple of 1 to 12: an even spread over so many months has whole weights.
const EVEN = 27_720;

/**
 * What pending referrals will probably cost: their number × the share of earlier ones that converted × the average reward of
 * those. A referral may convert in any month up to its expiry, so its part is spread evenly over them.
 */
export function expectedOf(history: ReferralHistory, months: readonly string[]): ExpectedOfProgram {
  const { programId, name, observations, converted, rewardMinor } = history;
  const pending = history.pending.reduce((sum, { count }) => sum + count, 0);
  const base = { programId, name, pending, observations };
  if (observations < LEAST_OBSERVATIONS) {
    const unknown = { conversionRate: null, averageRewardMinor: null, expectedMinor: null };
    return { ...base, ...unknown, months: months.map(() => 0) };
  }
  const expectedMinor = Math.round(pending * (rewardMinor / observations));
  return {
    ...base,
    conversionRate: ratio(converted, observations),
    averageRewardMinor: converted === 0 ? 0 : Math.round(rewardMinor / converted),
    expectedMinor,
    months: expectedMinor === 0 ? months.map(() => 0) : splitByShares(expectedMinor, weightsOf(history, months)),
  };
}

function weightsOf({ pending }: ReferralHistory, months: readonly string[]): number[] {
  const weights = months.map(() => 0);
  for (const { month, count } of pending) {
    const open = Math.max(1, months.filter((one) => one <= month).length);
    for (let index = 0; index < open; index += 1) weights[index] = (weights[index] as number) + (count * EVEN) / open;
  }
  return weights.map(Math.round);
}
