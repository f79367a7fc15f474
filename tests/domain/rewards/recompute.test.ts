import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RewardsInput } from '@/lib/domain/programs/rewards-schema';
import { calculate } from '@/lib/domain/rewards/calculate';
import type { CalculateFacts } from '@/lib/domain/rewards/input';
import { type GrantedReward, recompute } from '@/lib/domain/rewards/recompute';
import { splitLine } from '@/lib/domain/rewards/split';
import { facts, rewardsOf } from '../support/rewards';

function grant(rewards: RewardsInput, given: CalculateFacts): GrantedReward[] {
  return calculate(rewardsOf(rewards), given).lines.map(({ side, line, amountMinor }) => ({
    rewardId: `${side} ${line}`,
    side,
    line,
    originalAmountMinor: amountMinor,
    standsMinor: amountMinor,
  }));
}

const mixed: RewardsInput = {
  referrer: { kind: 'cash', amountMinor: 5000 },
  referee: { kind: 'discount', rateBps: 1000 },
};

describe('after a refund', () => {
  const granted = grant(mixed, facts());

  it('a percentage follows the net value that is left, a fixed amount stands', () => {
    const changes = recompute(rewardsOf(mixed), facts(), granted, { refundedMinor: 10_005, droppedOut: false });
    expect(changes).toMatchObject([
      { rewardId: 'referee base', beforeMinor: 4000, afterMinor: 3000, reversedMinor: 1000 },
    ]);
    expect(changes[0]?.receiptLine).toMatchObject({
      step: 'clawback',
      rule: 'refund',
      beforeMinor: 4000,
      afterMinor: 3000,
      why: 'After refunds of 100.05 USD of the net value 299.95 USD is left: 30.00 USD stands.',
    });
  });

  it('of all but a minor unit the fixed amount still stands', () => {
    const changes = recompute(rewardsOf(mixed), facts(), granted, { refundedMinor: 39_999, droppedOut: false });
    expect(changes.map(({ rewardId, afterMinor }) => [rewardId, afterMinor])).toEqual([['referee base', 0]]);
  });

  it('of all, or more, nothing stands', () => {
    for (const refundedMinor of [40_000, 99_999]) {
      const changes = recompute(rewardsOf(mixed), facts(), granted, { refundedMinor, droppedOut: false });
      expect(changes.map(({ afterMinor }) => afterMinor)).toEqual([0, 0]);
      expect(changes[0]?.receiptLine.why).toContain('nothing is left');
    }
  });

  it('a drop-out takes everything whatever was refunded', () => {
    const changes = recompute(rewardsOf(mixed), facts(), granted, { refundedMinor: 0, droppedOut: true });
    expect(changes.map(({ reversedMinor }) => reversedMinor)).toEqual([5000, 4000]);
    expect(changes[0]?.receiptLine).toMatchObject({ rule: 'drop-out', key: 'clawback.drop-out' });
  });

  it('without an effect changes nothing', () => {
    expect(recompute(rewardsOf(mixed), facts(), granted, { refundedMinor: 0, droppedOut: false })).toEqual([]);
    expect(recompute(rewardsOf(mixed), facts(), [], { refundedMinor: 40_000, droppedOut: true })).toEqual([]);
  });

  it('takes back the difference to what stands, and only once', () => {
    const once = [{ ...granted[1], standsMinor: 3000 } as GrantedReward];
    const again = recompute(rewardsOf(mixed), facts(), once, { refundedMinor: 10_000, droppedOut: false });
    expect(again).toEqual([]);
    const more = recompute(rewardsOf(mixed), facts(), once, { refundedMinor: 20_000, droppedOut: false });
    expect(more).toMatchObject([{ beforeMinor: 3000, afterMinor: 2000, reversedMinor: 1000 }]);
  });
});

describe('what was cut', () => {
  it('never rises above the grant when the referrer leaves more of the limit', () => {
    const rewards: RewardsInput = {
      referrer: { kind: 'cash', rateBps: 5000 },
      referee: { kind: 'cash', rateBps: 2000 },
    };
    const given = facts({ valueMinor: 90_000 });
    const granted = grant(rewards, given);
    expect(granted.map(({ originalAmountMinor }) => originalAmountMinor)).toEqual([45_000, 5000]);
    const changes = recompute(rewardsOf(rewards), given, granted, { refundedMinor: 45_000, droppedOut: false });
    expect(changes.map(({ rewardId, afterMinor }) => [rewardId, afterMinor])).toEqual([['referrer base', 22_500]]);
  });

  it('by the budget stays within the same budget', () => {
    const given = facts({ budgetLeftMinor: 6000 });
    const granted = grant(mixed, given);
    expect(granted.map(({ originalAmountMinor }) => originalAmountMinor)).toEqual([5000, 1000]);
    const changes = recompute(rewardsOf(mixed), given, granted, { refundedMinor: 35_000, droppedOut: false });
    expect(changes.map(({ rewardId, afterMinor }) => [rewardId, afterMinor])).toEqual([['referee base', 500]]);
  });

  it('by a person (rejected, expired) does not come back', () => {
    const [first, second] = grant(mixed, facts()) as [GrantedReward, GrantedReward];
    const rejected = { ...second, standsMinor: 0 };
    expect(recompute(rewardsOf(mixed), facts(), [first, rejected], { refundedMinor: 1, droppedOut: false })).toEqual(
      [],
    );
  });
});

describe('bonuses and splits', () => {
  it('a bonus is kept with the count it was given for', () => {
    const rewards: RewardsInput = { ...mixed, bonuses: [{ atCount: 5, kind: 'cash', rateBps: 1000 }] };
    const given = facts({ rewardedCount: 5 });
    const changes = recompute(rewardsOf(rewards), given, grant(rewards, given), {
      refundedMinor: 20_000,
      droppedOut: false,
    });
    expect(changes.map(({ rewardId, afterMinor }) => [rewardId, afterMinor])).toEqual([
      ['referee base', 2000],
      ['referrer bonus-1', 2000],
    ]);
  });

  it('a split line shrinks in the proportion in which it was granted', () => {
    const rewards = rewardsOf({ referrer: { kind: 'cash', rateBps: 1000 } });
    const [line] = calculate(rewards, facts()).lines;
    if (!line) throw new Error('a line was expected');
    const parts = splitLine(
      line,
      [
        { referrerId: 'a', ppm: 333_334 },
        { referrerId: 'b', ppm: 333_333 },
        { referrerId: 'c', ppm: 333_333 },
      ],
      'USD',
    );
    expect(parts.map(({ amountMinor }) => amountMinor)).toEqual([1334, 1333, 1333]);
    const granted = parts.map(({ referrerId, amountMinor, side, line: name }) => ({
      rewardId: referrerId,
      side,
      line: name,
      originalAmountMinor: amountMinor,
      standsMinor: amountMinor,
    }));
    const changes = recompute(rewards, facts(), granted, { refundedMinor: 20_001, droppedOut: false });
    expect(changes.map(({ rewardId, afterMinor }) => [rewardId, afterMinor])).toEqual([
      ['a', 667],
      ['b', 667],
      ['c', 666],
    ]);
    expect(recompute(rewards, facts(), granted, { refundedMinor: 40_000, droppedOut: false })).toHaveLength(3);
  });

  it('one share takes the line as it is, a part of nothing is left out', () => {
    const [line] = calculate(rewardsOf({ referrer: { kind: 'cash', amountMinor: 1 } }), facts()).lines;
    if (!line) throw new Error('a line was expected');
    expect(splitLine(line, [{ referrerId: 'a', ppm: 1_000_000 }], 'USD')).toEqual([{ ...line, referrerId: 'a' }]);
    const parts = splitLine(
      line,
      [
        { referrerId: 'a', ppm: 400_000 },
        { referrerId: 'b', ppm: 600_000 },
      ],
      'USD',
    );
    expect(parts).toMatchObject([{ referrerId: 'b', amountMinor: 1 }]);
    expect(parts[0]?.receipt.at(-1)?.why).toBe('A share of 60 % is 0.01 USD.');
  });
});

describe('parts that vest', () => {
  const rewards: RewardsInput = {
    referrer: { kind: 'cash', rateBps: 10_000 },
    vesting: [
      { afterDays: 0, shareBps: 4286 },
      { afterDays: 30, shareBps: 4286 },
      { afterDays: 60, shareBps: 1428 },
    ],
  };
  const given = facts({ valueMinor: 11 });
  const standing = (granted: GrantedReward[], refundedMinor: number) => {
    const changes = recompute(rewardsOf(rewards), given, granted, { refundedMinor, droppedOut: false });
    return granted.map((reward) => {
      const change = changes.find(({ rewardId }) => rewardId === reward.rewardId);
      return { ...reward, standsMinor: change?.afterMinor ?? reward.standsMinor };
    });
  };

  it('shrink together, and a cent of rounding is never lost (11 is 5, 5, 1; of 10 the last would be 2)', () => {
    const granted = grant(rewards, given);
    expect(granted.map(({ line, standsMinor }) => [line, standsMinor])).toEqual([
      ['base', 5],
      ['base@2', 5],
      ['base@3', 1],
    ]);
    expect(standing(granted, 1).map(({ standsMinor }) => standsMinor)).toEqual([5, 4, 1]);
    expect(standing(granted, 11).map(({ standsMinor }) => standsMinor)).toEqual([0, 0, 0]);
  });

  it('that were rejected leave nothing to the others', () => {
    const granted = grant(rewards, given).map((reward, index) =>
      index === 1 ? { ...reward, standsMinor: 0, isForfeited: true } : reward,
    );
    expect(standing(granted, 1).map(({ standsMinor }) => standsMinor)).toEqual([5, 0, 1]);
    expect(standing(granted, 5).map(({ standsMinor }) => standsMinor)).toEqual([3, 0, 1]);
  });
});

describe('whatever is refunded', () => {
  it('nothing rises, and refunds in one or in two steps end at the same', () => {
    const rewards: RewardsInput = {
      referrer: { kind: 'cash', rateBps: 3333, capMinor: 9000 },
      referee: { kind: 'cash', rateBps: 1777 },
      bonuses: [{ atCount: 1, kind: 'cash', rateBps: 5000 }],
    };
    const refund = fc.integer({ min: 0, max: 120_000 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200_000 }), refund, refund, (valueMinor, first, second) => {
        const given = facts({ valueMinor });
        const granted = grant(rewards, given);
        const standing = (list: GrantedReward[], refundedMinor: number) => {
          const changes = recompute(rewardsOf(rewards), given, list, { refundedMinor, droppedOut: false });
          return list.map((reward) => {
            const change = changes.find(({ rewardId }) => rewardId === reward.rewardId);
            if (change) expect(change.reversedMinor).toBe(change.beforeMinor - change.afterMinor);
            return { ...reward, standsMinor: change?.afterMinor ?? reward.standsMinor };
          });
        };
        const twice = standing(standing(granted, first), first + second);
        expect(twice).toEqual(standing(granted, first + second));
        for (const { standsMinor, originalAmountMinor } of twice) {
          expect(standsMinor).toBeLessThanOrEqual(originalAmountMinor);
          expect(standsMinor).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});
