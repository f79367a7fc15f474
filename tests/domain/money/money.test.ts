import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES, currencyExponent, isCurrency } from '@/lib/domain/money/currencies';
import {
  addMoney,
  applyBps,
  decimalString,
  formatMoney,
  majorToMinor,
  money,
  splitByShares,
  subtractMoney,
  sumMinor,
} from '@/lib/domain/money/money';

describe('currencies', () => {
  it.each([
    ['USD', 2],
    ['GBP', 2],
    ['JPY', 0],
    ['KWD', 3],
  ])('%s has %i decimals', (currency, exponent) => expect(currencyExponent(currency)).toBe(exponent));

  it('knows the codes in circulation and refuses others', () => {
    expect(CURRENCIES.length).toBeGreaterThan(150);
    expect(isCurrency('usd')).toBe(false);
    expect(() => currencyExponent('XXX')).toThrow(RangeError);
  });
});

describe('money', () => {
  it('adds and subtracts within a currency', () => {
    expect(addMoney(money(5000, 'USD'), money(1, 'USD'))).toEqual({ amountMinor: 5001, currency: 'USD' });
    expect(subtractMoney(money(1, 'USD'), money(2, 'USD'))).toEqual({ amountMinor: -1, currency: 'USD' });
    expect(sumMinor([1, 2, 3])).toBe(6);
    expect(sumMinor([])).toBe(0);
  });

  it('refuses mixed currencies, fractions and unsafe sums', () => {
    expect(() => addMoney(money(1, 'USD'), money(1, 'EUR'))).toThrow('Cannot mix USD and EUR');
    expect(() => money(0.5, 'USD')).toThrow(RangeError);
    expect(() => money(1, 'ABC')).toThrow(RangeError);
    expect(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'USD'), money(1, 'USD'))).toThrow('Not a safe integer');
  });

  it('turns whole units into minor units', () => {
    expect(majorToMinor(500, 'USD')).toBe(50_000);
    expect(majorToMinor(500, 'JPY')).toBe(500);
    expect(majorToMinor(500, 'KWD')).toBe(500_000);
  });

  it('writes exact decimals', () => {
    expect(decimalString(5, 'USD')).toBe('0.05');
    expect(decimalString(-123_450, 'USD')).toBe('-1234.50');
    expect(decimalString(500, 'JPY')).toBe('500');
    expect(decimalString(1, 'KWD')).toBe('0.001');
    expect(decimalString(Number.MAX_SAFE_INTEGER, 'USD')).toBe('90071992547409.91');
  });

  it('formats by locale with the decimals of the currency', () => {
    expect(formatMoney(money(5000, 'USD'), 'en')).toBe('$50.00');
    expect(formatMoney(money(-5000, 'USD'), 'en')).toBe('-$50.00');
    expect(formatMoney(money(123_456, 'EUR'), 'de').replace(/\s/, ' ')).toBe('1.234,56 €');
    expect(formatMoney(money(123_456, 'JPY'), 'en')).toBe('¥123,456');
    expect(formatMoney({ amountMinor: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en')).toBe('$90,071,992,547,409.91');
  });
});

describe('applyBps', () => {
  it.each([
    [10_000, 1000, 1000],
    [5, 1000, 1], // 0.5 goes up
    [4, 1000, 0], // 0.4 goes down
    [15, 1000, 2], // 1.5
    [333, 5000, 167], // 166.5
    [0, 10_000, 0],
    [99_999, 0, 0],
    [1, 4999, 0],
    [1, 5000, 1],
  ])('%i at %i bps is %i', (amount, rate, expected) => expect(applyBps(amount, rate)).toBe(expected));

  it('is exact and half up for every safe amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900_000_000_000_000 }),
        fc.integer({ min: 0, max: 100_000 }),
        (amount, bps) => {
          expect(applyBps(amount, bps)).toBe(Number((BigInt(amount) * BigInt(bps) * 2n + 10_000n) / 20_000n));
        },
      ),
    );
  });

  it('refuses negative and unsafe input', () => {
    expect(() => applyBps(-1, 1)).toThrow(RangeError);
    expect(() => applyBps(1, -1)).toThrow(RangeError);
    expect(() => applyBps(1.5, 1)).toThrow(RangeError);
    expect(() => applyBps(Number.MAX_SAFE_INTEGER, 100_000)).toThrow(RangeError);
  });
});

describe('splitByShares', () => {
  it('gives the largest remainders what is left, the earlier first', () => {
    expect(splitByShares(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitByShares(101, [1, 2, 1])).toEqual([25, 51, 25]);
    expect(splitByShares(10, [0, 1])).toEqual([0, 10]);
    expect(splitByShares(0, [3, 1])).toEqual([0, 0]);
    expect(splitByShares(1_000_000_000_001, [999_999_999, 999_999_999])).toEqual([500_000_000_001, 500_000_000_000]);
    expect(splitByShares(1_000_000_000_000, [1e9, 2e9])).toEqual([333_333_333_333, 666_666_666_667]);
  });

  it('sums to the amount, and no part strays a unit from the exact one', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (amount, shares) => {
        const total = shares.reduce((sum, share) => sum + share, 0);
        fc.pre(total > 0);
        const parts = splitByShares(amount, shares);
        expect(sumMinor(parts)).toBe(amount);
        parts.forEach((part, index) => {
          expect(Math.abs(part - (amount * (shares[index] as number)) / total)).toBeLessThan(1);
        });
      }),
    );
  });

  it('refuses no weight at all and negative input', () => {
    expect(() => splitByShares(1, [])).toThrow(RangeError);
    expect(() => splitByShares(1, [0, 0])).toThrow(RangeError);
    expect(() => splitByShares(1, [-1, 3])).toThrow(RangeError);
    expect(() => splitByShares(-1, [1])).toThrow(RangeError);
  });
});
