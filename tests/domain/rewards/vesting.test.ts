import { describe, expect, it } from 'vitest';
import { type RewardsInput, rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { rootLine, vestingOf } from '@/lib/domain/rewards/vesting';
import { facts, rewardsOf } from '../support/rewards';

const HALVES = [
  { afterDays: 0, shareBps: 5000 },
  { afterDays: 30, shareBps: 5000 },
];
const both: RewardsInput = {
  referrer: { kind: 'cash', amountMinor: 5001 },
  referee: { kind: 'credit', rateBps: 1000 },
};

function lines(rewards: RewardsInput, overrides: Partial<CalculateFacts> = {}): string[] {
  const result = calculate(rewardsOf(rewards), facts(overrides));
  return result.lines.map(({ side, line, amountMinor }) => `${side} ${line}: ${amountMinor}`);
}

describe('a base that vests', () => {
  it('is parted on both sides, the odd cent in the first part', () => {
    expect(lines({ ...both, vesting: HALVES })).toEqual([
      'referrer base: 2501',
      'referrer base@2: 2500',
      'referee base: 2000',
      'referee base@2: 2000',
    ]);
  });

  it('is parted after cap, limit and budget, and a bonus stays whole', () => {
    const rewards: RewardsInput = {
      referrer: { kind: 'cash', amountMinor: 30_000 },
      referee: { kind: 'cash', amountMinor: 30_000 },
      bonuses: [{ atCount: 1, kind: 'cash', amountMinor: 100 }],
      vesting: HALVES,
    };
    expect(lines(rewards, { limitMinor: 50_100 })).toEqual([
      'referrer base: 15000',
      'referrer base@2: 15000',
      'referee base: 10050',
      'referee base@2: 10050',
    ]);
    const roomy = lines({ ...rewards, referee: { kind: 'cash', amountMinor: 100 } }, { budgetLeftMinor: 30_150 });
    expect(roomy).toEqual([
      'referrer base: 15000',
      'referrer base@2: 15000',
      'referee base: 50',
      'referee base@2: 50',
      'referrer bonus-1: 50',
    ]);
    expect(lines({ ...both, bonuses: rewards.bonuses, vesting: HALVES }).at(-1)).toBe('referrer bonus-1: 100');
  });

  it('says in each receipt which part vests when', () => {
    const { lines: granted } = calculate(rewardsOf({ ...both, vesting: HALVES }), facts());
    expect(granted[0]?.receipt.at(-1)).toEqual({
      step: 'vesting',
      rule: 'part:1',
      beforeMinor: 5001,
      afterMinor: 2501,
      why: '50 % vests at the conversion: 25.01 USD.',
      key: 'vesting.at-once',
      params: { part: 1, parts: 2, afterDays: 0, shareBps: 5000 },
    });
    expect(granted[1]?.receipt.at(-1)?.why).toBe('50 % vests 30 days after the conversion: 25.00 USD.');
    expect(granted.map(({ vesting }) => [vesting?.part, vesting?.parts])).toEqual([
      [1, 2],
      [2, 2],
      [1, 2],
      [2, 2],
    ]);
    for (const { receipt, vesting } of granted) expect(vestingOf(receipt)).toEqual(vesting);
    expect(vestingOf([])).toBeNull();
  });

  it('with fewer cents than parts leaves out the parts of nothing', () => {
    const thirds = [
      { afterDays: 1, shareBps: 3334 },
      { afterDays: 2, shareBps: 3333 },
      { afterDays: 3, shareBps: 3333 },
    ];
    const result = calculate(rewardsOf({ referrer: { kind: 'cash', amountMinor: 2 }, vesting: thirds }), facts());
    expect(result.lines.map(({ line, amountMinor }) => [line, amountMinor])).toEqual([
      ['base', 1],
      ['base@2', 1],
    ]);
    expect(result.empty.map(({ line }) => line)).toEqual(['base@3']);
    expect(result.lines[0]?.receipt.at(-1)?.why).toBe('33.34 % vests 1 day after the conversion: 0.01 USD.');
  });

  it('without vesting is exactly what it was', () => {
    const [line] = calculate(rewardsOf(both), facts()).lines;
    expect(line).toMatchObject({ line: 'base', amountMinor: 5001, vesting: null });
    expect(line?.receipt.map(({ step }) => step)).toEqual(['base', 'limit']);
    expect(rewardsOf(both)).not.toHaveProperty('vesting');
    expect(['base', 'base@2', 'bonus-1'].map(rootLine)).toEqual(['base', 'base', 'bonus-1']);
  });
});

describe('what the schema takes', () => {
  const problem = (vesting: unknown) => {
    const result = rewardsSchema.safeParse({ ...both, vesting });
    const issue = result.error?.issues[0];
    return issue ? `${issue.path.join('.')}: ${issue.message}` : null;
  };
  const part = (afterDays: unknown, shareBps: unknown) => ({ afterDays, shareBps });

  it.each([
    [undefined, null],
    [[part(90, 10_000)], null],
    [[part(0, 1), part(1, 9999)], null],
    [[part(0, 1), part(1, 1), part(2, 1), part(3, 1), part(4, 1), part(3650, 9995)], null],
    [[], 'vesting: Must have at least one part.'],
    [[part(0, 5000), part(30, 4999)], 'vesting.1.shareBps: All shares together must be 10000 (100 %), not 9999.'],
    [[part(30, 5000), part(30, 5000)], 'vesting.1.afterDays: Must be more days than the part before.'],
    [[part(30, 5000), part(0, 5000)], 'vesting.1.afterDays: Must be more days than the part before.'],
    [[part(-1, 10_000)], 'vesting.0.afterDays: Must not be negative.'],
    [[part(3651, 10_000)], 'vesting.0.afterDays: Must be at most 3650 days.'],
    [[part(0.5, 10_000)], 'vesting.0.afterDays: Must be a whole number of days.'],
    [[part(0, 0), part(1, 10_000)], 'vesting.0.shareBps: Must be more than 0.'],
    [[part(0, 10_001)], 'vesting.0.shareBps: Must be at most 10000 (100 %).'],
    [[0, 1, 2, 3, 4, 5, 6].map((day) => part(day, 1)), 'vesting: Must have at most 6 parts.'],
  ])('%j: %s', (vesting, expected) => expect(problem(vesting)).toBe(expected));
});
