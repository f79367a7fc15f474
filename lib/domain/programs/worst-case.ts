import { shiftDay } from '../common/days';
import { sumMinor } from '../money/money';
import { calculate } from '../rewards/calculate';
import type { CalculateFacts } from '../rewards/input';
import type { Rewards } from './rewards-schema';
import type { ProgramDefinition } from './schema';

export type CheckInput = {
  readonly definition: ProgramDefinition;
  readonly currency: string;
  /** First and last whole day of the programme; null without an end. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly limitMinor: number;
  readonly approvalThresholdMinor: number;
  /** The school's dearest and cheapest course; null without courses. */
  readonly highestPriceMinor: number | null;
  readonly lowestPriceMinor: number | null;
};

/** The most that one referral can cost over every course rule, tier, bonus and promotion, in minor units. */
export type WorstCase = {
  /** Within the limit: what would be paid. */
  readonly totalMinor: number;
  readonly referrerMinor: number;
  readonly refereeMinor: number;
  /** Without the limit. */
  readonly uncutMinor: number;
  /** The fixed amounts alone: what the cheapest course would cost. */
  readonly fixedMinor: number;
  /** The scenario that costs most. */
  readonly rewardedCount: number;
  readonly courseExternalId: string | null;
  readonly day: string;
};

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
// Real programmes have a few dozen scenarios; a made-up one must not hold up the process.
const MAX_SCENARIOS = 5000;

/**
 * Tries the calculation itself on the kinds of conversion that the rules tell apart (the first 5000), at the school's dearest price (without a
 * price percentages count for what the limit lets through).
 */
export function worstCase(input: CheckInput): WorstCase {
  const { rewards } = input.definition;
  const days = daysOf(rewards, input.startsOn);
  const counts = countsOf(rewards);
  let worst = evaluate(input, { courseExternalId: null, rewardedCount: 1, day: input.startsOn });
  let tried = 0;
  for (const courseExternalId of coursesOf(rewards)) {
    for (const rewardedCount of counts) {
      for (const day of days) {
        tried += 1;
        if (tried > MAX_SCENARIOS) return worst;
        const scenario = evaluate(input, { courseExternalId, rewardedCount, day });
        if (scenario.uncutMinor > worst.uncutMinor) worst = scenario;
      }
    }
  }
  return worst;
}

type Scenario = Pick<WorstCase, 'courseExternalId' | 'rewardedCount' | 'day'>;

function evaluate(input: CheckInput, scenario: Scenario): WorstCase {
  const { rewards } = input.definition;
  const facts: CalculateFacts = {
    programVersion: 0,
    currency: input.currency,
    timeZone: 'UTC',
    valueMinor: input.highestPriceMinor ?? input.limitMinor,
    discountMinor: 0,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: scenario.courseExternalId,
    convertedAt: new Date(`${scenario.day}T12:00:00Z`),
    rewardedCount: scenario.rewardedCount,
    limitMinor: NO_LIMIT,
    budgetLeftMinor: null,
  };
  const free = calculate(rewards, facts).lines;
  const paid = calculate(rewards, { ...facts, limitMinor: input.limitMinor }).lines;
  const total = (lines: typeof paid) => sumMinor(lines.map(({ amountMinor }) => amountMinor));
  return {
    totalMinor: total(paid),
    referrerMinor: total(paid.filter(({ side }) => side === 'referrer')),
    refereeMinor: total(paid.filter(({ side }) => side === 'referee')),
    uncutMinor: total(free),
    fixedMinor: total(free.filter(({ receipt }) => receipt[0]?.key === 'base.fixed')),
    ...scenario,
  };
}

/** One course of each kind that rules and promotions tell apart, and none. */
function coursesOf(rewards: Rewards): (string | null)[] {
  const lists = [...rewards.courses, ...rewards.promotions].map(({ courseExternalIds }) => new Set(courseExternalIds));
  const kinds = new Map<string, string>();
  for (const course of new Set(lists.flatMap((list) => [...list]))) {
    const kind = lists.map((list) => (list.has(course) ? '1' : '0')).join('');
    if (!kinds.has(kind)) kinds.set(kind, course);
  }
  return [null, ...kinds.values()];
}

/** Every tier's first count, every bonus's, and in each tier the first count at which all repeating bonuses meet. */
function countsOf(rewards: Rewards): number[] {
  const repeating = rewards.bonuses.filter(({ every }) => every).map(({ atCount }) => atCount);
  const meet = repeating.reduce(leastCommonMultiple, 1);
  const tiers = [1, ...rewards.tiers.map(({ fromCount }) => fromCount)];
  const counts = [
    ...tiers,
    ...tiers.map((count) => Math.ceil(count / meet) * meet),
    ...rewards.bonuses.flatMap(({ atCount, every }) =>
      every ? tiers.map((count) => Math.ceil(count / atCount) * atCount) : [atCount],
    ),
  ];
  return [...new Set(counts)].filter((count) => count <= 1e9);
}

function leastCommonMultiple(a: number, b: number): number {
  const divisor = (x: number, y: number): number => (y === 0 ? x : divisor(y, x % y));
  return Math.min((a / divisor(a, b)) * b, 1e12);
}

/** Days on which another set of promotions holds: the start of each and the day after its end. */
function daysOf(rewards: Rewards, startsOn: string): string[] {
  const days = rewards.promotions.flatMap(({ startsAt, endsAt }) => [startsAt, shiftDay(endsAt, 1)]);
  return [...new Set([startsOn, ...days])];
}
