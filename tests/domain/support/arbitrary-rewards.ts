import fc from 'fast-check';
import type { Rewards, RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { REWARD_SIDES } from '@/lib/domain/rewards/kinds';
import { facts, rewardsOf } from './rewards';

/** How often a property of money is tried, here and in CI. */
export const RUNS = { numRuns: 1000 };

const amount = fc.record({ amountMinor: fc.integer({ min: 1, max: 80_000 }) });
const rate = fc.record({ rateBps: fc.integer({ min: 0, max: 10_000 }) });
const cap = fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined });
const DAYS = ['2026-06-01', '2026-06-14', '2026-06-15', '2026-06-16', '2026-06-30'];

function values(onlyRates: boolean) {
  return onlyRates ? rate : fc.oneof(amount, rate);
}

function ruleOf(onlyRates: boolean) {
  const kind = fc.constantFrom('cash' as const, 'credit' as const, 'discount' as const);
  return fc
    .tuple(kind, values(onlyRates), cap)
    .map(([named, value, capMinor]) => ({ kind: named, ...value, capMinor }));
}

const promotion = fc
  .record({
    days: fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS)),
    effect: fc.oneof(
      fc.record({ multiplierBps: fc.integer({ min: 0, max: 100_000 }) }),
      fc.record({ extraMinor: fc.integer({ min: 0, max: 20_000 }) }),
    ),
    side: fc.constantFrom(...REWARD_SIDES),
    courseExternalIds: fc.option(fc.constant(['a1']), { nil: undefined }),
  })
  .map(({ days, effect, ...rest }) => {
    const [startsAt, endsAt] = [...days].sort() as [string, string];
    return { name: 'P', startsAt, endsAt, ...effect, ...rest };
  });

/** Up to six parts on ascending days whose shares sum to the whole. */
export const anyVesting = fc
  .uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 0, maxLength: 5 })
  .map((cuts) => {
    const edges = [0, ...cuts.sort((a, b) => a - b), 10_000];
    return edges.slice(1).map((edge, index) => ({ afterDays: index * 30, shareBps: edge - (edges[index] as number) }));
  });

function rewards(onlyRates: boolean): fc.Arbitrary<Rewards> {
  return fc
    .record({
      referrer: ruleOf(onlyRates),
      referee: fc.option(ruleOf(onlyRates), { nil: undefined }),
      tiers: fc
        .array(fc.tuple(values(onlyRates), cap), { maxLength: 3 })
        .map((list) => list.map(([value, capMinor], index) => ({ fromCount: 2 + index * 2, ...value, capMinor }))),
      bonuses: fc.array(
        fc
          .tuple(ruleOf(onlyRates), fc.integer({ min: 1, max: 4 }), fc.boolean())
          .map(([rule, atCount, every]) => ({ ...rule, atCount, every })),
        { maxLength: 2 },
      ),
      promotions: onlyRates ? fc.constant([]) : fc.array(promotion, { maxLength: 3 }),
      courses: fc
        .option(ruleOf(onlyRates))
        .map((rule) => (rule ? [{ courseExternalIds: ['a1'], referrer: rule }] : [])),
      vesting: fc.option(anyVesting, { nil: undefined }),
    })
    .map((input) => rewardsOf(input as RewardsInput));
}

/** Rewards of every form: fixed and percentages, tiers, bonuses, promotions, a course rule, vesting. */
export const anyRewards = rewards(false);

/** Percentages only, without promotions. */
export const anyPercentages = rewards(true);

/** A conversion around noon of 15 June 2026 in New York. */
export const anyFacts: fc.Arbitrary<CalculateFacts> = fc
  .record({
    valueMinor: fc.integer({ min: 0, max: 300_000 }),
    discountMinor: fc.integer({ min: 0, max: 100_000 }),
    rewardedCount: fc.integer({ min: 1, max: 8 }),
    limitMinor: fc.integer({ min: 0, max: 50_000 }),
    budgetLeftMinor: fc.option(fc.integer({ min: 0, max: 80_000 })),
    courseExternalId: fc.constantFrom('a1', 'b1', null),
  })
  .map((overrides) => facts(overrides));
