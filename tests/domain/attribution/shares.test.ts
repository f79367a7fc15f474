import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { largestShare, PPM, sharesByModel, sharesOf } from '@/lib/domain/attribution/shares';
import { ATTRIBUTION_MODELS } from '@/lib/domain/programs/types';
import { CONVERTED_AT, daysBefore } from '../support/attribution';

const touches = [
  { id: 't3', occurredAt: daysBefore(0) },
  { id: 't1', occurredAt: daysBefore(14) },
  { id: 't2', occurredAt: daysBefore(7) },
];
const ppm = (model: (typeof ATTRIBUTION_MODELS)[number], given = touches) =>
  sharesOf(model, given, CONVERTED_AT).map((share) => share.ppm);

describe('shares by model', () => {
  it('go to the touches in the order of time', () => {
    expect(sharesOf('last', touches, CONVERTED_AT).map(({ touchId }) => touchId)).toEqual(['t1', 't2', 't3']);
  });

  it('last, first, linear', () => {
    expect(ppm('last')).toEqual([0, 0, 1_000_000]);
    expect(ppm('first')).toEqual([1_000_000, 0, 0]);
    expect(ppm('linear')).toEqual([333_334, 333_333, 333_333]);
  });

  it('time decay halves every seven days: 1 : 2 : 4', () => {
    expect(ppm('time-decay')).toEqual([142_857, 285_714, 571_429]);
  });

  it('position gives 40/20/40, halves to two, all to one', () => {
    expect(ppm('position')).toEqual([400_000, 200_000, 400_000]);
    const five = [0, 1, 2, 3, 4].map((day) => ({ id: `d${day}`, occurredAt: daysBefore(day) }));
    expect(ppm('position', five)).toEqual([400_000, 66_667, 66_667, 66_666, 400_000]);
    expect(ppm('position', five.slice(0, 2))).toEqual([500_000, 500_000]);
    expect(ppm('position', five.slice(0, 1))).toEqual([1_000_000]);
  });

  it('are none without a touch', () => {
    expect(Object.values(sharesByModel([], CONVERTED_AT))).toEqual([[], [], [], [], []]);
    expect(largestShare([])).toBeUndefined();
  });

  it('a tie goes to the earlier touch', () => {
    expect(largestShare(sharesOf('position', touches, CONVERTED_AT))?.touchId).toBe('t1');
    expect(largestShare(sharesOf('linear', touches, CONVERTED_AT))?.touchId).toBe('t1');
  });

  it('sum to a million by every model, whatever the order of the touches', () => {
    const times = fc.uniqueArray(fc.integer({ min: 0, max: 90 * 86_400 }), { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(times, fc.constantFrom(...ATTRIBUTION_MODELS), (seconds, model) => {
        const some = seconds.map((age) => ({ id: `t${age}`, occurredAt: daysBefore(0, age * 1000) }));
        const shares = sharesOf(model, some, CONVERTED_AT);
        expect(shares.reduce((sum, share) => sum + share.ppm, 0)).toBe(PPM);
        expect(sharesOf(model, [...some].reverse(), CONVERTED_AT)).toEqual(shares);
      }),
    );
  });
});
