import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { storedFacts } from '@/lib/domain/rewards/input';
import { replay } from '@/lib/domain/rewards/replay';
import { facts, rewardsOf } from '../support/rewards';

const big: RewardsInput = {
  referrer: { kind: 'cash', amountMinor: 30_000 },
  referee: { kind: 'discount', amountMinor: 15_000 },
  bonuses: [{ atCount: 1, kind: 'credit', amountMinor: 10_000 }],
};
const amounts = (rewards: RewardsInput, overrides: Partial<CalculateFacts> = {}) =>
  calculate(rewardsOf(rewards), facts(overrides)).lines.map(({ amountMinor }) => amountMinor);

describe('500.00 per referral', () => {
  it('is given in the order referrer, referee, bonus', () => {
    expect(amounts(big)).toEqual([30_000, 15_000, 5000]);
    expect(amounts(big, { limitMinor: 50_001 })).toEqual([30_000, 15_000, 5001]);
    expect(amounts(big, { limitMinor: 55_000 })).toEqual([30_000, 15_000, 10_000]);
    expect(amounts(big, { limitMinor: 45_000 })).toEqual([30_000, 15_000]);
    expect(amounts(big, { limitMinor: 30_001 })).toEqual([30_000, 1]);
    expect(amounts(big, { limitMinor: 20_000 })).toEqual([20_000]);
  });

  it('cuts to the cent, and the receipt says so', () => {
    const { lines, empty, cuts } = calculate(rewardsOf(big), facts({ limitMinor: 40_000 }));
    expect(cuts).toEqual(['limit-cut']);
    expect(lines[1]?.receipt.at(-1)).toMatchObject({
      step: 'limit',
      beforeMinor: 15_000,
      afterMinor: 10_000,
      why: 'Cut to the 100.00 USD left of the limit of 400.00 USD per referral.',
      params: { leftMinor: 10_000, wholeMinor: 40_000 },
    });
    expect(empty).toMatchObject([{ line: 'bonus-1', amountMinor: 0 }]);
  });

  it('at nothing gives the reason', () => {
    expect(calculate(rewardsOf(big), facts({ limitMinor: 0 }))).toMatchObject({ lines: [], reason: 'limit-cut' });
  });

  it('at the very limit nothing is cut', () => {
    const exact = rewardsOf({ referrer: { kind: 'cash', amountMinor: 50_000 } });
    expect(calculate(exact, facts())).toMatchObject({ lines: [{ amountMinor: 50_000 }], cuts: [] });
    const more = rewardsOf({ referrer: { kind: 'cash', amountMinor: 50_001 } });
    expect(calculate(more, facts())).toMatchObject({ lines: [{ amountMinor: 50_000 }], cuts: ['limit-cut'] });
  });
});

describe('the budget', () => {
  it('comes after the limit and is used up in the same order', () => {
    expect(amounts(big, { budgetLeftMinor: 100_000 })).toEqual([30_000, 15_000, 5000]);
    expect(amounts(big, { budgetLeftMinor: 31_000 })).toEqual([30_000, 1000]);
    expect(amounts(big, { budgetLeftMinor: 1 })).toEqual([1]);
    expect(calculate(rewardsOf(big), facts({ budgetLeftMinor: 31_000 })).cuts).toEqual([
      'budget-exhausted',
      'limit-cut',
    ]);
  });

  it('that is used up gives the reason', () => {
    expect(calculate(rewardsOf(big), facts({ budgetLeftMinor: 0 }))).toMatchObject({ reason: 'budget-exhausted' });
    expect(calculate(rewardsOf(big), facts({ budgetLeftMinor: -5 }))).toMatchObject({ reason: 'budget-exhausted' });
  });
});

describe('receipts', () => {
  it('tell every step in sentences with exact amounts', () => {
    const rewards = rewardsOf({
      referrer: { kind: 'cash', rateBps: 1250, capMinor: 7000 },
      promotions: [{ name: 'Back to school', startsAt: '2026-06-01', endsAt: '2026-06-30', multiplierBps: 15_000 }],
    });
    const { lines } = calculate(rewards, facts({ budgetLeftMinor: 100_000 }));
    expect(
      lines[0]?.receipt.map(({ step, beforeMinor, afterMinor, why }) => [step, beforeMinor, afterMinor, why]),
    ).toEqual([
      ['base', 0, 5000, 'Reward: 12.5 % of the net value 400.00 USD is 50.00 USD.'],
      ['promotion', 5000, 7500, 'Back to school: 50.00 USD × 1.5 is 75.00 USD.'],
      ['cap', 7500, 7000, "Cut to the line's cap of 70.00 USD."],
      ['limit', 7000, 7000, 'Within the 500.00 USD left of the limit of 500.00 USD per referral.'],
      ['budget', 7000, 7000, "Within the 1000.00 USD left of the programme's budget."],
    ]);
  });

  it('name tiers, courses, bonuses and extras', () => {
    const rewards = rewardsOf({
      referrer: { kind: 'cash', amountMinor: 100 },
      tiers: [{ fromCount: 3, amountMinor: 200, capMinor: 5000 }],
      bonuses: [
        { atCount: 3, every: true, kind: 'cash', amountMinor: 10 },
        { atCount: 3, kind: 'cash', rateBps: 10 },
      ],
      promotions: [{ name: 'Plus', startsAt: '2026-06-15', endsAt: '2026-06-15', extraMinor: 50 }],
      courses: [{ courseExternalIds: ['a1'], referee: { kind: 'cash', amountMinor: 7 } }],
    });
    const { lines } = calculate(rewards, facts({ rewardedCount: 3, courseExternalId: 'a1' }));
    expect(lines.map(({ receipt }) => receipt[0]?.why)).toEqual([
      'Reward of the tier from 3 (this is number 3): 2.00 USD.',
      'Reward for this course (a1): 0.07 USD.',
      'Bonus for every 3 (this is number 3): 0.10 USD.',
      'Bonus for number 3: 0.1 % of the net value 400.00 USD is 0.40 USD.',
    ]);
    expect(lines[0]?.receipt[1]?.why).toBe('Plus: 0.50 USD more makes 2.50 USD.');
    expect(lines[0]?.receipt[2]?.why).toBe("Within the line's cap of 50.00 USD.");
  });

  it('write amounts with the decimals of the currency', () => {
    const yen = calculate(
      rewardsOf({ referrer: { kind: 'cash', rateBps: 1000 } }),
      facts({ currency: 'JPY', valueMinor: 4005, limitMinor: 500 }),
    );
    expect(yen.lines[0]).toMatchObject({ amountMinor: 401 });
    expect(yen.lines[0]?.receipt[0]?.why).toBe('Reward: 10 % of the net value 4005 JPY is 401 JPY.');
  });
});

const value = fc.oneof(
  fc.record({ amountMinor: fc.integer({ min: 1, max: 80_000 }) }),
  fc.record({ rateBps: fc.integer({ min: 0, max: 10_000 }) }),
);
const rule = fc
  .tuple(value, fc.option(fc.integer({ min: 1, max: 60_000 }), { nil: undefined }))
  .map(([amount, capMinor]) => ({ kind: 'cash' as const, ...amount, capMinor }));
const anyRewards = fc
  .record({
    referrer: rule,
    referee: rule,
    tiers: fc.option(value, { nil: undefined }),
    bonus: fc.option(fc.tuple(rule, fc.integer({ min: 1, max: 4 }), fc.boolean()), { nil: undefined }),
    multiplierBps: fc.integer({ min: 0, max: 100_000 }),
    side: fc.constantFrom('referrer', 'referee'),
  } as const)
  .map(({ referrer, referee, tiers, bonus, multiplierBps, side }) =>
    rewardsOf({
      referrer,
      referee,
      tiers: tiers ? [{ fromCount: 2, ...tiers }] : [],
      bonuses: bonus ? [{ ...bonus[0], atCount: bonus[1], every: bonus[2] }] : [],
      promotions: [{ name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-30', multiplierBps, side }],
    }),
  );
const anyFacts = fc
  .record({
    valueMinor: fc.integer({ min: 0, max: 300_000 }),
    discountMinor: fc.integer({ min: 0, max: 100_000 }),
    rewardedCount: fc.integer({ min: 1, max: 8 }),
    limitMinor: fc.integer({ min: 0, max: 50_000 }),
    budgetLeftMinor: fc.option(fc.integer({ min: 0, max: 80_000 })),
  })
  .map((overrides) => facts(overrides));

describe('whatever the rules and the facts', () => {
  it('the sum passes neither limit nor budget, and every line is more than nothing', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines } = calculate(rewards, given);
        const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(sum).toBeLessThanOrEqual(given.limitMinor);
        if (given.budgetLeftMinor !== null) expect(sum).toBeLessThanOrEqual(given.budgetLeftMinor);
        for (const { amountMinor } of lines) expect(amountMinor).toBeGreaterThan(0);
      }),
    );
  });

  it('a percentage is at most the net value', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines, netMinor } = calculate(rewards, given);
        for (const { receipt, amountMinor } of lines) {
          if (receipt[0]?.key === 'base.rate') expect(amountMinor).toBeLessThanOrEqual(netMinor);
        }
      }),
    );
  });

  it('each receipt is a chain from 0 to the amount', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines, empty } = calculate(rewards, given);
        for (const { receipt, amountMinor } of [...lines, ...empty]) {
          expect(receipt[0]?.beforeMinor).toBe(0);
          receipt.slice(1).forEach((line, index) => {
            expect(line.beforeMinor).toBe(receipt[index]?.afterMinor);
          });
          expect(receipt.at(-1)?.afterMinor).toBe(amountMinor);
        }
      }),
    );
  });

  it('replays from what is stored, to the cent and to the word', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const stored = JSON.parse(JSON.stringify(storedFacts(given)));
        expect(replay(rewards, stored)).toEqual(calculate(rewards, given));
      }),
    );
  });

  it('a higher net value never earns the referrer less', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, fc.integer({ min: 1, max: 100_000 }), (rewards, given, more) => {
        const first = (valueMinor: number) =>
          calculate(rewards, { ...given, valueMinor }).lines.find(
            ({ side, line }) => side === 'referrer' && line === 'base',
          )?.amountMinor ?? 0;
        expect(first(given.valueMinor + more)).toBeGreaterThanOrEqual(first(given.valueMinor));
      }),
    );
  });

  it('a calculation takes well under 50 microseconds', () => {
    const rewards = rewardsOf({ ...big, tiers: [{ fromCount: 2, amountMinor: 1 }] });
    const given = facts();
    // The best of many batches: the machine may be busy with something else.
    const perCallMs = Array.from({ length: 30 }, () => {
      const startedAt = performance.now();
      for (let index = 0; index < 500; index += 1) calculate(rewards, given);
      return (performance.now() - startedAt) / 500;
    });
    expect(Math.min(...perCallMs)).toBeLessThan(0.05);
  });

  it('refuses to replay what was not stored by it', () => {
    expect(() => replay(rewardsOf(big), { currency: 'USD' })).toThrow();
  });
});
