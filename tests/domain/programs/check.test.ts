import { describe, expect, it } from 'vitest';
import { checkProgram } from '@/lib/domain/programs/check';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import { programTemplates } from '@/lib/domain/programs/templates';
import { checkInput } from '../support/check-input';

const codes = (...args: Parameters<typeof checkInput>) =>
  checkProgram(checkInput(...args)).findings.map(({ code }) => code);
const both = {
  referrer: { kind: 'cash', amountMinor: 5000 },
  referee: { kind: 'discount', rateBps: 1000 },
} as const;

describe('findings', () => {
  it('a plain programme has none', () => expect(codes(both)).toEqual([]));

  it.each([
    [{ ...both, referrer: { kind: 'cash', amountMinor: 10_001 } }, 'needs-approval'],
    [{ ...both, referrer: { kind: 'cash', rateBps: 0 } }, 'gives-nothing'],
    [{ ...both, tiers: [{ fromCount: 3, amountMinor: 4999 }] }, 'tier-gives-less'],
    [{ ...both, bonuses: [{ atCount: 3, kind: 'cash', rateBps: 0 }] }, 'gives-nothing'],
    [{ referrer: both.referrer }, 'no-referee-reward'],
  ] as const)('%j: %s', (rewards, code) => expect(codes(rewards as unknown as RewardsInput)).toEqual([code]));

  it('tiers are compared like with like', () => {
    const percent = { ...both, referrer: { kind: 'cash', rateBps: 1000, capMinor: 6000 } } as const;
    expect(codes({ ...percent, tiers: [{ fromCount: 3, rateBps: 900 }] })).toEqual(['tier-gives-less']);
    expect(codes({ ...percent, tiers: [{ fromCount: 3, amountMinor: 6001 }] })).toEqual(['tier-capped']);
    expect(codes({ ...percent, tiers: [{ fromCount: 3, amountMinor: 6001, capMinor: 9000 }] })).toEqual([]);
    expect(
      codes({
        ...both,
        tiers: [
          { fromCount: 3, amountMinor: 6000 },
          { fromCount: 5, amountMinor: 5500 },
        ],
      }),
    ).toEqual(['tier-gives-less']);
  });

  it('promotions outside the dates never act', () => {
    const promotion = { name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-30', extraMinor: 1 };
    const rewards = { ...both, promotions: [promotion] };
    expect(codes(rewards, { startsOn: '2026-06-30' })).toEqual([]);
    expect(codes(rewards, { startsOn: '2026-07-01' })).toEqual(['promotion-outside']);
    expect(codes(rewards, { endsOn: '2026-06-01' })).toEqual([]);
    expect(codes(rewards, { endsOn: '2026-05-31' })).toEqual(['promotion-outside']);
  });

  it('limit, price, budget and hold', () => {
    const rich = {
      referrer: { kind: 'cash', amountMinor: 30_000 },
      referee: { kind: 'cash', amountMinor: 30_000 },
    } as const;
    const result = checkProgram(checkInput(rich, {}, { budgetMinor: 40_000, holdDays: 0 }));
    expect(result.findings.map(({ code }) => code)).toEqual([
      'limit-cuts',
      'needs-approval',
      'more-than-price',
      'budget-below-one',
      'referee-more-than-course',
      'no-hold',
    ]);
    expect(result.findings[0]?.message).toBe('One referral could earn 600.00 USD; it is cut to 500.00 USD.');
    expect(codes(rich, { lowestPriceMinor: null })).not.toContain('more-than-price');
  });
});

describe('the worst case', () => {
  it('is found over courses, tiers, bonuses and promotions together', () => {
    const rewards: RewardsInput = {
      referrer: { kind: 'cash', amountMinor: 5000 },
      referee: { kind: 'discount', rateBps: 1000 },
      tiers: [{ fromCount: 10, amountMinor: 7500 }],
      bonuses: [
        { atCount: 4, every: true, kind: 'cash', amountMinor: 1000 },
        { atCount: 6, every: true, kind: 'cash', amountMinor: 2000 },
        { atCount: 2, kind: 'cash', amountMinor: 1 },
      ],
      promotions: [
        { name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-30', multiplierBps: 20_000 },
        { name: 'Q', startsAt: '2026-06-20', endsAt: '2026-07-10', extraMinor: 100, courseExternalIds: ['a1'] },
      ],
      courses: [{ courseExternalIds: ['b1'], referee: { kind: 'discount', amountMinor: 3000 } }],
    };
    expect(checkProgram(checkInput(rewards)).worstCase).toEqual({
      totalMinor: 22_100,
      referrerMinor: 18_100,
      refereeMinor: 4000,
      uncutMinor: 22_100,
      fixedMinor: 18_100,
      rewardedCount: 12,
      courseExternalId: 'a1',
      day: '2026-06-20',
      perMonth: null,
    });
  });

  it('without courses a percentage counts for the limit', () => {
    const rewards = { referrer: { kind: 'cash', rateBps: 5000 } } as const;
    expect(checkProgram(checkInput(rewards, { highestPriceMinor: null })).worstCase.totalMinor).toBe(25_000);
  });

  it('does not try without end', () => {
    const promotions = Array.from({ length: 50 }, (_, index) => ({
      name: `P${index}`,
      startsAt: `2026-0${1 + (index % 9)}-01`,
      endsAt: `2026-1${index % 3}-01`,
      extraMinor: 1,
      courseExternalIds: [`c${index}`, `c${index * 7}`],
    }));
    const tiers = Array.from({ length: 50 }, (_, index) => ({ fromCount: index + 2, amountMinor: 5000 + index }));
    const { worstCase } = checkProgram(checkInput({ ...both, tiers, promotions }));
    expect(worstCase.referrerMinor).toBeGreaterThanOrEqual(5000);
  });

  it('of every template lies within the limit', () => {
    for (const { definition } of programTemplates('USD')) {
      const { worstCase } = checkProgram(checkInput(definition.rewards, { highestPriceMinor: 500_000 }));
      expect(worstCase.totalMinor).toBeLessThanOrEqual(50_000);
      expect(worstCase.totalMinor).toBeGreaterThan(0);
    }
  });
});
