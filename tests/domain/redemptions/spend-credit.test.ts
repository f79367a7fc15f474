import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { creditReturns, graceUntil, refundGraceUntil } from '@/lib/domain/redemptions/return-credit';
import { type OpenCredit, spendCredit, usableCredit } from '@/lib/domain/redemptions/spend-credit';

const NOW = new Date('2026-09-15T12:00:00Z');
const day = (days: number, ms = 0) => new Date(NOW.getTime() + days * 86_400_000 + ms);
const credit = (lotId: string, unspentMinor: number, days: number | null): OpenCredit => ({
  lotId,
  unspentMinor,
  expiresAt: days === null ? null : day(days),
});
const wallet = [credit('never', 1000, null), credit('late', 500, 60), credit('b', 300, 10), credit('a', 200, 10)];
const taken = (amountMinor: number) => {
  const spending = spendCredit(wallet, amountMinor, NOW);
  return spending.ok ? spending.parts.map((part) => `${part.lotId} ${part.amountMinor}`) : spending.availableMinor;
};
const anyWallet = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.option(fc.integer({ min: -5, max: 60 }))), { maxLength: 12 })
  .map((rows) => rows.map(([minor, days], index) => credit(`lot-${index}`, minor, days)));

describe('spendCredit', () => {
  it('takes first what ends first, in one order', () => {
    expect(taken(1)).toEqual(['a 1']);
    expect(taken(200)).toEqual(['a 200']);
    expect(taken(201)).toEqual(['a 200', 'b 1']);
    expect(taken(1600)).toEqual(['a 200', 'b 300', 'late 500', 'never 600']);
    expect(taken(2000)).toEqual(['a 200', 'b 300', 'late 500', 'never 1000']);
  });

  it('takes nothing of what is not enough, and says what there is', () => {
    expect(taken(2001)).toBe(2000);
    expect(spendCredit([], 1, NOW)).toEqual({ ok: false, reason: 'insufficient-balance', availableMinor: 0 });
  });

  it('uses credit in its last instant and not after it', () => {
    expect(usableCredit([credit('x', 5, 0)], NOW)).toHaveLength(1);
    expect(usableCredit([credit('x', 5, 0)], day(0, 1))).toHaveLength(0);
  });

  it('refuses an amount that is none', () => {
    for (const amount of [0, -1, 1.5, Number.NaN]) expect(() => spendCredit(wallet, amount, NOW)).toThrow(RangeError);
  });

  it('never takes more than there is, sums to the amount, and leaves nothing older than what it takes', () => {
    fc.assert(
      fc.property(anyWallet, fc.integer({ min: 1, max: 30_000 }), (credits, amountMinor) => {
        const spending = spendCredit(credits, amountMinor, NOW);
        const usable = usableCredit(credits, NOW);
        const total = usable.reduce((sum, { unspentMinor }) => sum + unspentMinor, 0);
        if (!spending.ok) {
          expect(spending.availableMinor).toBe(total);
          expect(amountMinor).toBeGreaterThan(total);
          return;
        }
        expect(spending.parts.reduce((sum, part) => sum + part.amountMinor, 0)).toBe(amountMinor);
        for (const part of spending.parts) {
          const lot = credits.find(({ lotId }) => lotId === part.lotId) as OpenCredit;
          expect(part.amountMinor).toBeGreaterThan(0);
          expect(part.amountMinor).toBeLessThanOrEqual(lot.unspentMinor);
        }
        // All but the last that was touched are used up, and they are the first in order.
        const whole = spending.parts.slice(0, -1).map((part) => part.lotId);
        expect(usable.slice(0, whole.length).map(({ lotId }) => lotId)).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('creditReturns', () => {
  const parts = [
    { amountMinor: 200, expiresAt: day(10) },
    { amountMinor: 300, expiresAt: null },
    { amountMinor: 50, expiresAt: day(10) },
  ];

  it('gives back what ends last first, parts of one date as one', () => {
    expect(creditReturns(parts, 100, null)).toEqual([{ amountMinor: 100, expiresAt: null }]);
    expect(creditReturns(parts, 550, null)).toEqual([
      { amountMinor: 300, expiresAt: null },
      { amountMinor: 250, expiresAt: day(10) },
    ]);
  });

  it('lets what the school gives back last two weeks, and no date become earlier', () => {
    expect(graceUntil(NOW)).toEqual(day(14));
    const soon = [{ amountMinor: 5, expiresAt: day(1) }];
    const late = [{ amountMinor: 5, expiresAt: day(20) }];
    expect(creditReturns(soon, 5, graceUntil(NOW))[0]?.expiresAt).toEqual(day(14));
    expect(creditReturns(late, 5, graceUntil(NOW))[0]?.expiresAt).toEqual(day(20));
  });

  it('goes on after what came back before', () => {
    expect(creditReturns(parts, 150, null, 200)).toEqual([
      { amountMinor: 100, expiresAt: null },
      { amountMinor: 50, expiresAt: day(10) },
    ]);
    expect(creditReturns(parts, 200, refundGraceUntil(NOW), 350)).toEqual([{ amountMinor: 200, expiresAt: day(30) }]);
    expect(() => creditReturns(parts, 201, null, 350)).toThrow(RangeError);
  });

  it('gives back no more than was taken', () => {
    expect(() => creditReturns(parts, 551, null)).toThrow(RangeError);
  });

  it('sums to the amount, with dates that were there', () => {
    fc.assert(
      fc.property(anyWallet, fc.nat(10_000), fc.nat(10_000), (credits, spent, back) => {
        const spending = spendCredit(credits, spent + 1, NOW);
        if (!spending.ok) return;
        const amountMinor = Math.min(back, spent + 1);
        const lots = creditReturns(spending.parts, amountMinor, null);
        expect(lots.reduce((sum, lot) => sum + lot.amountMinor, 0)).toBe(amountMinor);
        const dates = spending.parts.map(({ expiresAt }) => expiresAt?.getTime());
        for (const lot of lots) expect(dates).toContain(lot.expiresAt?.getTime());
      }),
      { numRuns: 1000 },
    );
  });
});
