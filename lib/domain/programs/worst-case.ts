import { sumMinor } from '../money/money';
import { calculate } from '../rewards/calculate';
import type { CalculateFacts } from '../rewards/input';
import { countsOf, coursesOf, daysOf } from './scenarios';
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
  /** Enrolments that came by referral in the school's busiest month; null while there are none. */
  readonly busiestMonthCount?: number | null;
  /** Courses that the rules name and the school does not have. */
  readonly unknownCourses?: readonly string[];
};

/** The most that one referral, and a month, can cost over every course rule, tier, bonus and promotion, in minor units. */
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
  /** If every referred enrolment of the busiest month were the dearest one; never more than the budget. Null without a month. */
  readonly perMonth: { readonly count: number; readonly totalMinor: number } | null;
};

const NO_LIMIT = Number.MAX_SAFE_INTEGER;
// Real programmes have a few dozen scenarios; a made-up one must not hold up the process.
const MAX_SCENARIOS = 5000;

/**
 * Tries the calculation itself on the kinds of conversion that the rules tell apart (the first 5000), at the school's dearest price (without a
 * price percentages count for what the limit lets through).
 */
export function worstCase(input: CheckInput): WorstCase {
  const worst = dearest(input);
  const count = input.busiestMonthCount;
  if (!count) return { ...worst, perMonth: null };
  const totalMinor = Math.min(count * worst.totalMinor, input.definition.budgetMinor ?? NO_LIMIT);
  return { ...worst, perMonth: { count, totalMinor } };
}

type OneReferral = Omit<WorstCase, 'perMonth'>;

function dearest(input: CheckInput): OneReferral {
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

export type Scenario = Pick<WorstCase, 'courseExternalId' | 'rewardedCount' | 'day'>;

function evaluate(input: CheckInput, scenario: Scenario): OneReferral {
  const { rewards } = input.definition;
  const facts = { ...scenarioFacts(input, scenario), limitMinor: NO_LIMIT };
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

/** The facts of a conversion of a scenario at the dearest price, within the limit and without a budget. */
export function scenarioFacts(input: CheckInput, scenario: Scenario): CalculateFacts {
  return {
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
    limitMinor: input.limitMinor,
    budgetLeftMinor: null,
  };
}
