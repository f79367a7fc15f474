import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPayouts, owedMinor } from '@/lib/domain/payouts/batch';
import { listPayoutsSchema, runPayoutsSchema } from '@/lib/domain/payouts/schema';

const reward = (rewardId: string, recipientId: string, amountMinor: number, currency = 'USD') => ({
  rewardId,
  recipientId,
  currency,
  amountMinor,
});

describe('buildPayouts', () => {
  it('makes one payout per recipient and currency', () => {
    const rewards = [
      reward('r3', 'b', 100),
      reward('r2', 'a', 7500),
      reward('r1', 'a', 5000),
      reward('r4', 'a', 9, 'EUR'),
    ];
    expect(buildPayouts(rewards, [])).toEqual({
      payouts: [
        { recipientId: 'a', currency: 'EUR', amountMinor: 9, carriedMinor: 0, rewardIds: ['r4'] },
        { recipientId: 'a', currency: 'USD', amountMinor: 12_500, carriedMinor: 0, rewardIds: ['r1', 'r2'] },
        { recipientId: 'b', currency: 'USD', amountMinor: 100, carriedMinor: 0, rewardIds: ['r3'] },
      ],
      skipped: [],
    });
  });

  it('sets off what is owed back, in its currency, and skips what leaves nothing', () => {
    const rewards = [reward('r1', 'a', 5000), reward('r2', 'b', 5000), reward('r3', 'c', 5000)];
    const owed = (recipientId: string, minor: number, currency = 'USD') => ({
      recipientId,
      currency,
      owedMinor: minor,
    });
    const carries = [owed('a', 1000), owed('a', 500), owed('b', 5000), owed('c', 5001), owed('a', 9999, 'EUR')];
    const { payouts, skipped } = buildPayouts(rewards, carries);
    expect(payouts).toMatchObject([{ recipientId: 'a', amountMinor: 3500, carriedMinor: 1500 }]);
    expect(skipped).toMatchObject([
      { recipientId: 'b', amountMinor: 0, reason: 'owes' },
      { recipientId: 'c', amountMinor: -1, reason: 'owes' },
    ]);
  });

  it('waits below the minimum of the school’s currency, to the cent, after what is owed', () => {
    const rewards = [
      reward('r1', 'a', 2499),
      reward('r2', 'b', 2500),
      reward('r3', 'c', 3000),
      reward('r4', 'd', 5, 'EUR'),
    ];
    const carries = [{ recipientId: 'c', currency: 'USD', owedMinor: 501 }];
    const { payouts, skipped } = buildPayouts(rewards, carries, { currency: 'USD', amountMinor: 2500 });
    expect(payouts.map(({ recipientId }) => recipientId)).toEqual(['b', 'd']);
    expect(skipped).toMatchObject([
      { recipientId: 'a', amountMinor: 2499, reason: 'below-minimum' },
      { recipientId: 'c', amountMinor: 2499, reason: 'below-minimum' },
    ]);
    const more = buildPayouts([...rewards, reward('r5', 'a', 1)], [], { currency: 'USD', amountMinor: 2500 });
    expect(more.payouts.find(({ recipientId }) => recipientId === 'a')).toMatchObject({ amountMinor: 2500 });
  });

  it('is empty for nothing', () => expect(buildPayouts([], [])).toEqual({ payouts: [], skipped: [] }));

  it('carries each reward once and pays their sum, whatever the order', () => {
    const some = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 50_000 }), fc.constantFrom('USD', 'EUR')),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(some, (list) => {
        const rewards = list.map(([who, amount, currency], index) => reward(`r${index}`, who, amount, currency));
        const built = buildPayouts(rewards, []);
        expect(buildPayouts(rewards.toReversed(), [])).toEqual(built);
        expect(built.payouts.flatMap(({ rewardIds }) => rewardIds).sort()).toEqual(
          rewards.map(({ rewardId }) => rewardId).sort(),
        );
        const total = (amounts: { amountMinor: number }[]) =>
          amounts.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
        expect(total(built.payouts)).toBe(total(rewards));
      }),
    );
  });
});

describe('owedMinor', () => {
  it.each([
    [-5000, 5000, 0], // 50.00 owed to him, all of it waits
    [-3000, 5000, 2000], // 20.00 of paid rewards was taken back
    [2000, 0, 2000],
    [0, 0, 0],
    [-5000, 0, 0], // on its way out
  ])('balance %i with %i waiting: %i', (balance, waiting, expected) =>
    expect(owedMinor(balance, waiting)).toBe(expected),
  );
});

it('schemas', () => {
  expect(runPayoutsSchema.parse({})).toEqual({});
  expect(runPayoutsSchema.parse({ asOf: '2026-01-01T00:00:00Z' }).asOf).toEqual(new Date('2026-01-01T00:00:00Z'));
  expect(runPayoutsSchema.safeParse({ asOf: 'now' }).success).toBe(false);
  expect(listPayoutsSchema.parse({ status: 'paid' })).toEqual({ status: 'paid', limit: 50 });
});
