import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues } from '@/components/tables/compare-values';

describe('compareValues', () => {
  it('sorts as people do', () => {
    const sorted = ['Kurs 10', 'Kurs 2', null, 'ana', undefined, 'Bea'].sort(compareValues);
    expect(sorted).toEqual(['ana', 'Bea', 'Kurs 2', 'Kurs 10', null, undefined]);
    expect([10, 9, -1].sort(compareValues)).toEqual([-1, 9, 10]);
  });

  it('is antisymmetric', () => {
    const value = fc.oneof(fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(Math.sign(compareValues(a, b)) + Math.sign(compareValues(b, a))).toBe(0);
      }),
    );
  });
});
