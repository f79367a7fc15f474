import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unspentCredit, type WalletCredit } from '@/lib/domain/rewards/unspent-credit';

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const credit = (lotId: string, standsMinor: number, expiresAt: Date | null): WalletCredit => ({
  lotId,
  standsMinor,
  expiresAt,
});
const credits = [
  credit('never', 1000, null),
  credit('late', 500, day('2027-06-01')),
  credit('b-early', 300, day('2027-01-01')),
  credit('a-early', 200, day('2027-01-01')),
];
const left = (available: number) =>
  unspentCredit(credits, available).map(({ lotId, unspentMinor }) => `${lotId} ${unspentMinor}`);

describe('unspentCredit', () => {
  it('spends first what expires first', () => {
    expect(left(2000)).toEqual(['a-early 200', 'b-early 300', 'late 500', 'never 1000']);
    expect(left(1750)).toEqual(['a-early 0', 'b-early 250', 'late 500', 'never 1000']);
    expect(left(1000)).toEqual(['a-early 0', 'b-early 0', 'late 0', 'never 1000']);
    expect(left(0)).toEqual(['a-early 0', 'b-early 0', 'late 0', 'never 0']);
  });

  it('of a balance beyond all credit all is left, of a negative one nothing', () => {
    expect(left(9999)).toEqual(left(2000));
    expect(left(-1)).toEqual(left(0));
  });

  it('keeps two that never expire apart by their id', () => {
    const two = [credit('b', 10, null), credit('a', 10, null)];
    expect(unspentCredit(two, 15).map(({ lotId, unspentMinor }) => [lotId, unspentMinor])).toEqual([
      ['a', 5],
      ['b', 10],
    ]);
  });

  it('sums to the balance', () => {
    const some = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.option(fc.integer({ min: 1, max: 400 }))));
    fc.assert(
      fc.property(some, fc.integer({ min: -100, max: 20_000 }), (list, available) => {
        const all = list.map(([minor, days], index) =>
          credit(`r${index}`, minor, days === null ? null : new Date(days * 86_400_000)),
        );
        const total = all.reduce((sum, { standsMinor }) => sum + standsMinor, 0);
        const unspent = unspentCredit(all, available).reduce((sum, { unspentMinor }) => sum + unspentMinor, 0);
        expect(unspent).toBe(Math.max(0, Math.min(total, available)));
      }),
    );
  });
});
