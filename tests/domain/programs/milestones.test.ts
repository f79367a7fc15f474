import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reachedMilestones, toCelebrate } from '@/lib/domain/programs/milestones';
import { nextStep } from '@/lib/domain/programs/offer';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';

const value = { amountMinor: 1000, rateBps: null, capMinor: null };
const tier = (fromCount: number) => ({ fromCount, ...value });
const bonus = (atCount: number, every: boolean) => ({
  ...{ atCount, every, kind: 'cash' as const, amountMinor: 1000, rateBps: null, item: null },
});
const offer = { tiers: [tier(3), tier(6)], bonuses: [bonus(5, true), bonus(2, false)] };
const keys = (count: number) => reachedMilestones(offer, count).map(({ key }) => key);

describe('milestones', () => {
  it('are reached exactly at their count, the highest first', () => {
    expect(keys(0)).toEqual([]);
    expect(keys(1)).toEqual(['first']);
    expect(keys(2)).toEqual(['bonus:2', 'first']);
    expect(keys(3)).toEqual(['tier:3', 'bonus:2', 'first']);
    expect(keys(4)).toEqual(keys(3));
    expect(keys(5)[0]).toBe('bonus:5');
    expect(keys(10).slice(0, 2)).toEqual(['bonus:10', 'tier:6']);
  });

  it('of a bonus that comes again keep to the newest hundred', () => {
    const all = reachedMilestones({ tiers: [], bonuses: [bonus(1, true)] }, 5000);
    expect(all).toHaveLength(101);
    expect(all[0]).toEqual({ key: 'bonus:5000', atCount: 5000 });
  });

  it('are celebrated once each', () => {
    const reached = reachedMilestones(offer, 3);
    expect(toCelebrate(reached, new Set(['first', 'bonus:2'])).map(({ key }) => key)).toEqual(['tier:3']);
    expect(toCelebrate(reached, new Set(reached.map(({ key }) => key)))).toEqual([]);
  });

  it('have no key twice, and none beyond the count; the next step is always ahead and becomes one', () => {
    const counts = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 });
    fc.assert(
      fc.property(counts, counts, fc.boolean(), fc.nat(60), (tiers, bonuses, every, count) => {
        const some = { tiers: tiers.map(tier), bonuses: bonuses.map((at) => bonus(at, every)) };
        const reached = reachedMilestones(some, count);
        expect(new Set(reached.map(({ key }) => key)).size).toBe(reached.length);
        expect(reached.every(({ atCount }) => atCount <= count)).toBe(true);
        const next = nextStep(some as unknown as Rewards, count);
        if (!next) return;
        expect(next.missing).toBe(next.atCount - count);
        expect(next.missing).toBeGreaterThan(0);
        const then = reachedMilestones(some, next.atCount).map(({ key }) => key);
        expect(then).toContain(`${next.type}:${next.atCount}`);
        const before = reachedMilestones(some, next.atCount - 1).map(({ key }) => key);
        expect(before).not.toContain(`${next.type}:${next.atCount}`);
      }),
    );
  });
});
