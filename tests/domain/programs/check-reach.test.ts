import { describe, expect, it } from 'vitest';
import { checkProgram } from '@/lib/domain/programs/check';
import { publishingErrors } from '@/lib/domain/programs/finding';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import type { CheckInput } from '@/lib/domain/programs/worst-case';
import { checkInput } from '../support/check-input';

const both = {
  referrer: { kind: 'cash', amountMinor: 5000 },
  referee: { kind: 'discount', rateBps: 1000 },
} as const;

/** `code path severity` of every finding. */
function found(rewards: RewardsInput, overrides: Partial<CheckInput> = {}, definition: object = {}): string[] {
  const { findings } = checkProgram(checkInput(rewards, overrides, definition));
  return findings.map(({ code, path, severity }) => `${code} ${path.join('.')} ${severity}`);
}

describe('tiers and bonuses that nobody can come to', () => {
  it('an error where the count stops before, because nothing is given', () => {
    const none = { kind: 'cash', rateBps: 0 } as const;
    expect(found({ referrer: none, tiers: [{ fromCount: 3, amountMinor: 5000 }] })).toContain(
      'tier-unreachable rewards.tiers.0 error',
    );
    const bonus = { atCount: 5, kind: 'cash', amountMinor: 5000 } as const;
    expect(found({ bonuses: [bonus] })).toContain('bonus-unreachable rewards.bonuses.0 error');
    expect(found({ bonuses: [{ ...bonus, every: true }] })).toContain('bonus-unreachable rewards.bonuses.0 error');
  });

  it('no error where something carries to it: a bonus for each, a course rule, a promotion, the friend', () => {
    const bonus = { atCount: 5, kind: 'cash', amountMinor: 5000 } as const;
    const one = { atCount: 1, every: true, kind: 'cash', amountMinor: 1 } as const;
    const reachable: RewardsInput[] = [
      { bonuses: [bonus, one] },
      { bonuses: [bonus], referee: { kind: 'credit', amountMinor: 1 } },
      { bonuses: [bonus], courses: [{ courseExternalIds: ['a1'], referrer: { kind: 'cash', amountMinor: 1 } }] },
      {
        bonuses: [bonus],
        referrer: { kind: 'cash', rateBps: 0 },
        promotions: [{ name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-30', extraMinor: 100 }],
      },
      { bonuses: [1, 2, 3, 4, 5].map((atCount) => ({ ...bonus, atCount })) },
    ];
    for (const rewards of reachable) expect(found(rewards).filter((line) => line.includes('unreachable'))).toEqual([]);
    // Number 3 gives nothing, so 4 is never reached.
    expect(found({ bonuses: [1, 2, 4].map((atCount) => ({ ...bonus, atCount })) })).toContain(
      'bonus-unreachable rewards.bonuses.2 error',
    );
  });

  it('a tier of nothing ends the way to the next', () => {
    const tiers = [
      { fromCount: 2, rateBps: 0 },
      { fromCount: 4, amountMinor: 9000 },
    ];
    expect(found({ referrer: both.referrer, tiers })).toContain('tier-unreachable rewards.tiers.1 error');
    expect(found({ ...both, tiers }).filter((line) => line.startsWith('tier-unreachable'))).toEqual([]);
  });

  it('a warning where the budget is used up before: at 50.00 each, 250.00 carry to number 5', () => {
    const tiers = [{ fromCount: 5, amountMinor: 6000 }];
    const only = { referrer: both.referrer, tiers };
    const codes = (budgetMinor: number) =>
      found(only, {}, { budgetMinor }).filter((line) => line.startsWith('tier-unreachable'));
    expect(codes(20_001)).toEqual([]);
    expect(codes(20_000)).toEqual(['tier-unreachable rewards.tiers.0 warning']);
  });

  it('a warning where the limit leaves nothing of a bonus', () => {
    const rewards: RewardsInput = {
      referrer: { kind: 'cash', amountMinor: 40_000 },
      referee: { kind: 'cash', amountMinor: 10_000 },
      bonuses: [{ atCount: 2, kind: 'cash', amountMinor: 1 }],
    };
    expect(found(rewards)).toContain('bonus-cut rewards.bonuses.0 warning');
    expect(found({ ...rewards, referee: { kind: 'cash', amountMinor: 9999 } })).not.toContain(
      'bonus-cut rewards.bonuses.0 warning',
    );
  });
});

describe('nothing at all', () => {
  it('is an error, and the only one', () => {
    expect(found({ referrer: { kind: 'cash', rateBps: 0 } })).toEqual(['never-gives rewards error']);
    expect(found(both, { limitMinor: 0 })).toEqual(['never-gives rewards error']);
  });
});

describe('promotions', () => {
  const season = (name: string, startsAt: string, endsAt: string, more: object = {}) => ({
    ...{ name, startsAt, endsAt, extraMinor: 100 },
    ...more,
  });
  const overlaps = (...promotions: ReturnType<typeof season>[]) =>
    found({ ...both, promotions }).filter((line) => line.startsWith('promotions-overlap'));

  it('that meet on a day, a side and a course are asked about', () => {
    const june = season('June', '2026-06-01', '2026-06-30');
    expect(overlaps(june, season('Last day', '2026-06-30', '2026-07-31'))).toEqual([
      'promotions-overlap rewards.promotions.1 warning',
    ]);
    expect(overlaps(june, season('July', '2026-07-01', '2026-07-31'))).toEqual([]);
    expect(overlaps(june, season('Friends', '2026-06-01', '2026-06-30', { side: 'referee' }))).toEqual([]);
    const a1 = { courseExternalIds: ['a1'] };
    expect(overlaps(june, season('A1', '2026-06-10', '2026-06-10', a1))).toHaveLength(1);
    const b1 = season('B1', '2026-06-10', '2026-06-10', { courseExternalIds: ['b1'] });
    expect(overlaps(season('A1', '2026-06-01', '2026-06-30', a1), b1)).toEqual([]);
    const { findings } = checkProgram(
      checkInput({ ...both, promotions: [june, season('Late', '2026-06-15', '2026-08-01')] }),
    );
    expect(findings[0]?.message).toBe('June and Late both act from 2026-06-15 to 2026-06-30, one after the other.');
  });
});

describe('percentages and prices', () => {
  const percent = (rateBps: number, capMinor?: number) => ({
    referrer: { kind: 'cash' as const, rateBps, ...(capMinor && { capMinor }) },
    referee: both.referee,
  });
  const over = (rewards: RewardsInput, overrides: Partial<CheckInput> = {}) =>
    found(rewards, overrides).filter((line) => line.startsWith('percentage-over-limit'));

  it('that pass the limit at the dearest course are asked about, unless a cap says it first', () => {
    const dear = { highestPriceMinor: 100_000 };
    expect(over(percent(5000), dear)).toEqual([]);
    expect(over(percent(5001), dear)).toEqual(['percentage-over-limit rewards.referrer warning']);
    expect(over(percent(5001, 50_000), dear)).toEqual([]);
    expect(over(percent(5001, 50_001), dear)).toHaveLength(1);
    expect(over(percent(1000), { highestPriceMinor: null, lowestPriceMinor: null })).toEqual([
      'percentage-over-limit rewards.referrer advice',
      'percentage-over-limit rewards.referee advice',
    ]);
    const everywhere: RewardsInput = {
      ...both,
      tiers: [{ fromCount: 2, rateBps: 9000 }],
      bonuses: [{ atCount: 2, kind: 'cash', rateBps: 9000 }],
      courses: [{ courseExternalIds: ['a1'], referee: { kind: 'cash', rateBps: 9000 } }],
    };
    expect(over(everywhere, dear).map((line) => line.split(' ')[1])).toEqual([
      'rewards.tiers.0',
      'rewards.bonuses.0',
      'rewards.courses.0.referee',
    ]);
  });

  it('a friend who gets more than a course costs: asked, and an error for a discount above every price', () => {
    const friend = (kind: 'cash' | 'discount', amountMinor: number, more: object = {}) =>
      found({ referee: { kind, amountMinor }, ...more }).filter((line) => line.startsWith('referee-more'));
    expect(friend('discount', 20_000)).toEqual([]);
    expect(friend('discount', 20_001)).toEqual(['referee-more-than-course rewards.referee warning']);
    expect(friend('discount', 40_001)).toEqual(['referee-more-than-course rewards.referee error']);
    expect(friend('cash', 40_001)).toEqual(['referee-more-than-course rewards.referee warning']);
    const double = { name: 'P', startsAt: '2026-06-01', endsAt: '2026-06-02', multiplierBps: 20_000, side: 'referee' };
    expect(friend('discount', 10_001, { promotions: [double] })).toHaveLength(1);
    const course = { courseExternalIds: ['a1'], referee: { kind: 'discount', amountMinor: 40_001 } };
    expect(friend('discount', 1, { courses: [course] })).toEqual([
      'referee-more-than-course rewards.courses.0.referee error',
    ]);
  });
});

describe('a month', () => {
  it('costs at most its enrolments at the dearest, and never more than the budget', () => {
    const month = (busiestMonthCount: number | null, budgetMinor: number | null = null) =>
      checkProgram(checkInput(both, { busiestMonthCount }, { budgetMinor })).worstCase.perMonth;
    expect(month(null)).toBeNull();
    expect(month(0)).toBeNull();
    // 50.00 and a tenth of 400.00.
    expect(month(12)).toEqual({ count: 12, totalMinor: 12 * 9000 });
    expect(month(12, 100_000)).toEqual({ count: 12, totalMinor: 100_000 });
  });
});

it('only errors block', () => {
  const { findings } = checkProgram(checkInput({ bonuses: [{ atCount: 5, kind: 'cash', amountMinor: 20_000 }] }));
  expect(findings.length).toBeGreaterThan(publishingErrors(findings).length);
  expect(publishingErrors(findings).map(({ code }) => code)).toEqual(['bonus-unreachable']);
});

it('a course that the school does not have is named with its place', () => {
  const promotion = {
    name: 'P',
    startsAt: '2026-06-01',
    endsAt: '2026-06-02',
    extraMinor: 1,
    courseExternalIds: ['x'],
  };
  const courses = [{ courseExternalIds: ['a1', 'x'], referrer: { kind: 'cash' as const, amountMinor: 1 } }];
  const rewards = { ...both, courses, promotions: [promotion] };
  expect(found(rewards, { unknownCourses: ['x'] })).toEqual([
    'unknown-course rewards.courses.0.courseExternalIds.1 warning',
    'unknown-course rewards.promotions.0.courseExternalIds.0 warning',
  ]);
  expect(found(rewards)).toEqual([]);
});
