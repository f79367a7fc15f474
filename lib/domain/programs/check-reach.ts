import { calculate } from '../rewards/calculate';
import { type Finding, sayAmount } from './finding';
import type { Rewards } from './rewards-schema';
import { coursesOf, daysOf } from './scenarios';
import { type CheckInput, scenarioFacts } from './worst-case';

/** Scenarios of one count that are looked at; more courses and promotions than that tell nothing new. */
const MAX_TRIED = 300;

/**
 * Tiers and bonuses that nobody can come to: only conversions that give something are counted, so a count that gives nothing in
 * any case is the last one; and a budget that is used up before ends it too. And bonuses that the limit leaves nothing of.
 */
export function reachFindings(input: CheckInput): Finding[] {
  const { tiers, bonuses } = input.definition.rewards;
  const last = stuckAt(input) ?? Number.POSITIVE_INFINITY;
  const affordable = affordableCount(input);
  const marks = [
    ...tiers.map(({ fromCount }, index) => ({ list: 'tiers' as const, count: fromCount, index })),
    ...bonuses.map(({ atCount }, index) => ({ list: 'bonuses' as const, count: atCount, index })),
  ];
  return marks.flatMap(({ list, count, index }): Finding[] => {
    const code = list === 'tiers' ? 'tier-unreachable' : 'bonus-unreachable';
    const path = ['rewards', list, index];
    if (count > last) {
      const message = `Nobody can come to ${count}: number ${last} gives nothing, and only what gives something is counted.`;
      return [{ code, severity: 'error', path, message, key: 'unreachable', params: { count, last } }];
    }
    if (count > affordable) {
      const limitMinor = input.definition.budgetMinor ?? 0;
      const budget = sayAmount(limitMinor, input.currency);
      const message = `The budget of ${budget} is used up before anybody has brought ${count}.`;
      return [{ code, severity: 'warning', path, message, key: 'unaffordable', params: { count, limitMinor } }];
    }
    return list === 'bonuses' && isCutAway(input, index, count) ? [cutAway(input, index)] : [];
  });
}

/** The first count at which no conversion earns anything, so that nobody gets beyond it; null when there is none. */
function stuckAt(input: CheckInput): number | null {
  const { rewards } = input.definition;
  const starts = [1, ...rewards.tiers.map(({ fromCount }) => fromCount).filter((count) => count > 1)];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? Number.POSITIVE_INFINITY;
    if (gives(input, start, { ...rewards, bonuses: [] })) continue;
    // Within a tier only bonuses can still carry from count to count; one for every conversion carries all the way.
    const always = rewards.bonuses.filter(({ atCount, every }) => every && atCount === 1);
    if (always.length > 0 && gives(input, start, { ...rewards, bonuses: always })) continue;
    let count = start;
    while (count < end && gives(input, count, rewards)) count += 1;
    if (count < end) return count;
  }
  return null;
}

function gives(input: CheckInput, rewardedCount: number, rewards: Rewards): boolean {
  return totalsOf(input, rewardedCount, rewards).some((total) => total > 0);
}

/** The highest count that the budget can carry one referrer to, when every conversion costs as little as it can. */
function affordableCount(input: CheckInput): number {
  const { budgetMinor, rewards } = input.definition;
  if (budgetMinor === null) return Number.POSITIVE_INFINITY;
  const counts = [1, ...rewards.tiers.map(({ fromCount }) => fromCount)];
  // Of a price of one minor unit percentages are nothing: what is left are the fixed amounts.
  const fixed = counts.flatMap((count) => totalsOf(input, count, { ...rewards, bonuses: [] }, 1));
  const least = Math.max(1, Math.min(...fixed.filter((total) => total > 0)));
  return Number.isFinite(least) ? Math.ceil(budgetMinor / least) : Number.POSITIVE_INFINITY;
}

/** What conversions of every kind of course and day would earn at a count. */
function totalsOf(input: CheckInput, rewardedCount: number, rewards: Rewards, valueMinor?: number): number[] {
  const scenarios = coursesOf(rewards).flatMap((courseExternalId) =>
    daysOf(rewards, input.startsOn).map((day) => ({ courseExternalId, rewardedCount, day })),
  );
  return scenarios.slice(0, MAX_TRIED).map((scenario) => {
    const facts = scenarioFacts(input, scenario);
    const { lines } = calculate(rewards, { ...facts, valueMinor: valueMinor ?? facts.valueMinor });
    return lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  });
}

/** Whether the limit leaves nothing of a bonus even at the lowest price, where there is most room. */
function isCutAway(input: CheckInput, index: number, rewardedCount: number): boolean {
  const { rewards } = input.definition;
  const line = `bonus-${index + 1}`;
  const found = coursesOf(rewards).flatMap((courseExternalId) =>
    daysOf(rewards, input.startsOn).flatMap((day) => {
      const facts = scenarioFacts(input, { courseExternalId, rewardedCount, day });
      const valueMinor = input.lowestPriceMinor ?? facts.valueMinor;
      const { lines, empty } = calculate(rewards, { ...facts, valueMinor });
      return [...lines, ...empty].filter((one) => one.line === line);
    }),
  );
  return found.length > 0 && found.every(({ receipt }) => receipt.at(-1)?.key === 'limit.cut' && isNothing(receipt));
}

function isNothing(receipt: readonly { readonly afterMinor: number }[]): boolean {
  return receipt.at(-1)?.afterMinor === 0;
}

function cutAway({ limitMinor, currency }: CheckInput, index: number): Finding {
  const message = `Nothing of it is ever given: the rest uses up the ${sayAmount(limitMinor, currency)} per referral.`;
  const path = ['rewards', 'bonuses', index];
  return { code: 'bonus-cut', severity: 'warning', path, message, key: 'bonus-cut', params: { limitMinor } };
}
