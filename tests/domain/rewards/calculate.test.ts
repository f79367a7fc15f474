import { describe, expect, it } from 'vitest';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { facts, rewardsOf } from '../support/rewards';

const CASH_50 = { kind: 'cash', amountMinor: 5000 } as const;

/** `side line: amount` of every granted line. */
function granted(rewards: RewardsInput, overrides: Partial<CalculateFacts> = {}): string[] {
  const { lines } = calculate(rewardsOf(rewards), facts(overrides));
  return lines.map(({ side, line, amountMinor }) => `${side} ${line}: ${amountMinor}`);
}

describe('base', () => {
  it('a fixed amount and a rate of the net value', () => {
    const rewards = { referrer: CASH_50, referee: { kind: 'discount', rateBps: 1000 } } as const;
    expect(granted(rewards)).toEqual(['referrer base: 5000', 'referee base: 4000']);
    expect(granted(rewards, { discountMinor: 10_000 })).toEqual(['referrer base: 5000', 'referee base: 3000']);
  });

  it('either side may be absent', () => {
    expect(granted({ referee: CASH_50 })).toEqual(['referee base: 5000']);
    expect(granted({ referrer: CASH_50 })).toEqual(['referrer base: 5000']);
  });

  it.each([
    [5, 1],
    [4, 0],
    [14, 1],
    [15, 2],
  ])('10 %% of %i is %i: half goes up', (valueMinor, expected) => {
    const lines = granted({ referrer: { kind: 'cash', rateBps: 1000 } }, { valueMinor });
    expect(lines).toEqual(expected === 0 ? [] : [`referrer base: ${expected}`]);
  });

  it('merchandise carries its item', () => {
    const rewards = rewardsOf({ referrer: { kind: 'merchandise', item: 'Mug', amountMinor: 1200 } });
    expect(calculate(rewards, facts()).lines[0]).toMatchObject({ kind: 'merchandise', item: 'Mug', amountMinor: 1200 });
  });
});

describe('nothing left', () => {
  const rewards = { referrer: CASH_50, referee: { kind: 'cash', rateBps: 10_000 } } as const;
  it.each([
    ['a full discount', { discountMinor: 40_000 }],
    ['a discount above the price', { discountMinor: 99_999 }],
    ['a free course', { valueMinor: 0 }],
    ['refunds of all', { refundedMinor: 40_000 }],
    ['a drop-out', { droppedOut: true }],
  ])('%s earns nothing, also no fixed amount', (_name, overrides) => {
    expect(calculate(rewardsOf(rewards), facts(overrides))).toMatchObject({ lines: [], reason: 'nothing-left' });
  });

  it('a fixed amount stands while a minor unit is left', () => {
    expect(granted(rewards, { discountMinor: 39_999 })).toEqual(['referrer base: 5000', 'referee base: 1']);
  });

  it('a rule that gives nothing for this conversion has no reason', () => {
    const rewards2 = rewardsOf({ courses: [{ courseExternalIds: ['x'], referrer: CASH_50 }] });
    expect(calculate(rewards2, facts())).toMatchObject({ lines: [], empty: [], reason: null });
    const tiny = calculate(rewardsOf({ referrer: { kind: 'cash', rateBps: 1 } }), facts({ valueMinor: 10 }));
    expect(tiny).toMatchObject({ lines: [], reason: null, empty: [{ amountMinor: 0 }] });
  });
});

describe('course, tier, base', () => {
  const rewards: RewardsInput = {
    referrer: { kind: 'cash', amountMinor: 5000, capMinor: 9000 },
    referee: { kind: 'discount', amountMinor: 1000 },
    tiers: [
      { fromCount: 3, amountMinor: 7500 },
      { fromCount: 10, rateBps: 5000 },
      { fromCount: 20, rateBps: 5000, capMinor: 12_000 },
    ],
    courses: [
      { courseExternalIds: ['intensive', 'summer'], referrer: { kind: 'credit', rateBps: 500 } },
      {
        courseExternalIds: ['intensive'],
        referrer: { kind: 'cash', amountMinor: 1 },
        referee: { kind: 'credit', amountMinor: 2 },
      },
    ],
  };

  it.each([
    [1, 5000],
    [2, 5000],
    [3, 7500],
    [9, 7500],
    [10, 9000], // half of 400.00, cut to the base's cap
    [19, 9000],
    [20, 12_000], // the tier's own cap
    [1000, 12_000],
  ])('conversion number %i gives %i', (rewardedCount, amount) => {
    expect(granted(rewards, { rewardedCount })[0]).toBe(`referrer base: ${amount}`);
  });

  it('a course rule comes before every tier, the first written first, each side on its own', () => {
    const { lines } = calculate(rewardsOf(rewards), facts({ courseExternalId: 'intensive', rewardedCount: 20 }));
    expect(lines).toMatchObject([
      { side: 'referrer', kind: 'credit', amountMinor: 2000 },
      { side: 'referee', kind: 'credit', amountMinor: 2 },
    ]);
    expect(lines[0]?.receipt[0]).toMatchObject({ step: 'base', rule: 'course:intensive' });
    expect(granted(rewards, { courseExternalId: 'summer' })).toEqual(['referrer base: 2000', 'referee base: 1000']);
    expect(granted(rewards, { courseExternalId: 'other' })).toEqual(['referrer base: 5000', 'referee base: 1000']);
  });
});

describe('promotions', () => {
  const season = { name: 'Back to school', startsAt: '2026-08-01', endsAt: '2026-09-30' };
  const rewards: RewardsInput = {
    referrer: CASH_50,
    referee: { kind: 'discount', amountMinor: 1000 },
    promotions: [
      { ...season, multiplierBps: 15_000 },
      { ...season, name: 'And ten', extraMinor: 1000 },
      { ...season, name: 'Friends too', side: 'referee', multiplierBps: 20_000 },
    ],
  };
  const during = { convertedAt: new Date('2026-08-15T12:00:00Z') };

  it('act in the order written, each once, on their side', () => {
    expect(granted(rewards, during)).toEqual(['referrer base: 8500', 'referee base: 2000']);
    const turned = { ...rewards, promotions: rewards.promotions?.toReversed() };
    expect(granted(turned, during)).toEqual(['referrer base: 9000', 'referee base: 2000']);
  });

  it.each([
    ['the last millisecond before', '2026-08-01T03:59:59.999Z', 5000],
    ['the first midnight in New York (summer time)', '2026-08-01T04:00:00.000Z', 8500],
    ['the last millisecond of the last day', '2026-10-01T03:59:59.999Z', 8500],
    ['the midnight after', '2026-10-01T04:00:00.000Z', 5000],
  ])('%s', (_name, instant, amount) => {
    expect(granted(rewards, { convertedAt: new Date(instant) })[0]).toBe(`referrer base: ${amount}`);
  });

  it.each([
    // The clocks go back on 1 November 2026 at 06:00 UTC: that day has 25 hours.
    ['2026-11-01T03:59:59.999Z', '2026-11-01', 5000],
    ['2026-11-01T04:00:00.000Z', '2026-11-01', 10_000],
    ['2026-11-02T04:59:59.999Z', '2026-11-01', 10_000],
    ['2026-11-02T05:00:00.000Z', '2026-11-01', 5000],
    // They go forward on 8 March 2026 at 07:00 UTC: that day has 23 hours.
    ['2026-03-08T04:59:59.999Z', '2026-03-08', 5000],
    ['2026-03-08T05:00:00.000Z', '2026-03-08', 10_000],
    ['2026-03-09T03:59:59.999Z', '2026-03-08', 10_000],
    ['2026-03-09T04:00:00.000Z', '2026-03-08', 5000],
  ])('at %s a promotion of one day %s gives %i', (instant, day, amount) => {
    const oneDay = { name: 'One day', startsAt: day, endsAt: day, multiplierBps: 20_000 };
    const lines = granted({ referrer: CASH_50, promotions: [oneDay] }, { convertedAt: new Date(instant) });
    expect(lines).toEqual([`referrer base: ${amount}`]);
  });

  it('can be for some courses only', () => {
    const promotions = [{ ...season, multiplierBps: 20_000, courseExternalIds: ['a1'] }];
    const some = { referrer: CASH_50, promotions };
    expect(granted(some, { ...during, courseExternalId: 'a1' })).toEqual(['referrer base: 10000']);
    expect(granted(some, { ...during, courseExternalId: 'b1' })).toEqual(['referrer base: 5000']);
    expect(granted(some, during)).toEqual(['referrer base: 5000']);
  });

  it('make no percentage more than the net value, and may make it nothing', () => {
    const promotions = [{ ...season, multiplierBps: 100_000 }];
    const most = { referrer: { kind: 'cash', rateBps: 5000 }, promotions } as const;
    expect(granted(most, { ...during, valueMinor: 3000 })).toEqual(['referrer base: 3000']);
    const none = { referrer: CASH_50, promotions: [{ ...season, multiplierBps: 0 }] };
    expect(granted(none, during)).toEqual([]);
  });

  it('stay exact and safe however many multiply', () => {
    const promotions = Array.from({ length: 50 }, () => ({ ...season, multiplierBps: 100_000 }));
    expect(granted({ referrer: CASH_50, promotions }, during)).toEqual(['referrer base: 50000']);
    const extra = Array.from({ length: 3 }, () => ({ ...season, extraMinor: 1_000_000_000_000 }));
    expect(granted({ referrer: CASH_50, promotions: extra }, during)).toEqual(['referrer base: 50000']);
  });
});

describe('bonuses', () => {
  it.each([
    [4, false, 0],
    [5, false, 1],
    [6, false, 0],
    [10, false, 0],
    [5, true, 1],
    [10, true, 1],
    [11, true, 0],
    [0, true, 0],
  ])('at number %i, every: %s, comes %i time', (rewardedCount, every, times) => {
    const bonuses = [{ atCount: 5, every, kind: 'credit' as const, amountMinor: 10_000 }];
    expect(granted({ referrer: CASH_50, bonuses }, { rewardedCount })).toHaveLength(1 + times);
  });

  it('may come alone, as a rate with a cap, and several at once', () => {
    const bonuses = [
      { atCount: 2, every: true, kind: 'cash' as const, rateBps: 10_000, capMinor: 700 },
      { atCount: 3, kind: 'cash' as const, amountMinor: 1 },
      { atCount: 4, kind: 'merchandise' as const, item: 'Shirt', amountMinor: 2000 },
    ];
    expect(granted({ bonuses }, { rewardedCount: 4 })).toEqual(['referrer bonus-1: 700', 'referrer bonus-3: 2000']);
    expect(granted({ bonuses }, { rewardedCount: 3 })).toEqual(['referrer bonus-2: 1']);
    expect(granted({ bonuses }, { rewardedCount: 1 })).toEqual([]);
  });
});
