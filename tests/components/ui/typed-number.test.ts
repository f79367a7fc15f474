import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caretAfter, formatTyped, minorToTyped, numberShape, typedToMinor } from '@/components/ui/typed-number';
import { amountMinorSchema } from '@/lib/domain/common/fields';

const english = numberShape('en', 2);
const german = numberShape('de', 2);

describe('formatTyped', () => {
  it.each([
    ['', ''],
    ['1', '1'],
    ['1234', '1,234'],
    ['1234567.8', '1,234,567.8'],
    ['12.', '12.'],
    ['.5', '0.5'],
    ['12.3456', '12.34'],
    ['1.2.3', '1.23'],
    ['007', '7'],
    ['$ 50.00 USD', '50.00'],
    ['abc', ''],
  ])('writes %j as %j', (typed, formatted) => {
    expect(formatTyped(typed, english)).toBe(formatted);
  });

  it('uses the signs of the language', () => {
    expect(formatTyped('1234,5', german)).toBe('1.234,5');
  });

  it('drops the decimal sign where the currency has no minor unit', () => {
    expect(formatTyped('50.5', numberShape('en', 0))).toBe('505');
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const once = formatTyped(typed, english);
        expect(formatTyped(once, english)).toBe(once);
      }),
    );
  });
});

describe('minor units', () => {
  it.each([0, 2, 3])('come back exactly with %i decimals, in English and German', (decimals) => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000_000_000 }), fc.constantFrom('en', 'de', 'es'), (minor, locale) => {
        const shape = numberShape(locale, decimals);
        expect(typedToMinor(minorToTyped(minor, shape), shape)).toBe(minor);
      }),
    );
  });

  it('are null for nothing, and for more than can be exact so large that every rule refuses it', () => {
    expect(typedToMinor('', english)).toBeNull();
    for (const nines of [17, 30, 400]) {
      const minor = typedToMinor('9'.repeat(nines), english);
      expect(minor).toBe(Number.MAX_SAFE_INTEGER);
      expect(amountMinorSchema.safeParse(minor).success).toBe(false);
    }
  });

  it('read an unfinished figure', () => {
    expect(typedToMinor('12.', english)).toBe(1200);
    expect(typedToMinor('12.5', english)).toBe(1250);
  });
});

describe('caretAfter', () => {
  it('stays behind the digit that was typed when a group sign appears before it', () => {
    // "1234|" becomes "1,234|"; "12|34" becomes "1,2|34".
    expect(caretAfter('1234', 4, '1,234', english)).toBe(5);
    expect(caretAfter('1234', 2, '1,234', english)).toBe(3);
  });
});
