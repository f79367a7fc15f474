import type { ProgramOffer } from './offer';

/** A count at which something was reached that is worth a moment of joy. */
export type Milestone = {
  /** What it is known by for ever: `first`, `tier:3`, `bonus:10`. */
  readonly key: string;
  readonly atCount: number;
};

/** What a referrer has reached with so many rewarded friends, the highest first. Several things at one count are each one. */
export function reachedMilestones(offer: Pick<ProgramOffer, 'tiers' | 'bonuses'>, rewardedCount: number): Milestone[] {
  const tiers = offer.tiers.map(({ fromCount }) => ({ key: `tier:${fromCount}`, atCount: fromCount }));
  const bonuses = offer.bonuses.flatMap(({ atCount, every }) =>
    timesOf(atCount, every, rewardedCount).map((count) => ({ key: `bonus:${count}`, atCount: count })),
  );
  const all = [{ key: 'first', atCount: 1 }, ...tiers, ...bonuses].filter(({ atCount }) => atCount <= rewardedCount);
  const once = new Map(all.map((milestone) => [milestone.key, milestone]));
  return [...once.values()].sort((a, b) => b.atCount - a.atCount);
}

/** What is to be celebrated now: reached and never celebrated. */
export function toCelebrate(reached: readonly Milestone[], celebrated: ReadonlySet<string>): Milestone[] {
  return reached.filter(({ key }) => !celebrated.has(key));
}

// A bonus for every few friends comes again and again; the newest hundred are more than anybody will look at.
function timesOf(atCount: number, every: boolean, rewardedCount: number): number[] {
  if (!every) return [atCount];
  const times = Math.floor(rewardedCount / atCount);
  const from = Math.max(1, times - 99);
  return Array.from({ length: Math.max(0, times - from + 1) }, (_, index) => (from + index) * atCount);
}
