import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rewards } from '@/lib/domain/programs/rewards-schema';
import { calculate } from '@/lib/domain/rewards/calculate';
import { type CalculateFacts, storedFacts } from '@/lib/domain/rewards/input';
import { pickRule } from '@/lib/domain/rewards/pick-rule';
import { type GrantedReward, recompute } from '@/lib/domain/rewards/recompute';
import { replay } from '@/lib/domain/rewards/replay';
import type { RewardLine } from '@/lib/domain/rewards/reward-line';
import { splitLine } from '@/lib/domain/rewards/split';
import { rootLine } from '@/lib/domain/rewards/vesting';
import { anyFacts, anyPercentages, anyRewards, RUNS } from '../support/arbitrary-rewards';
import { rewardsOf } from '../support/rewards';

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** What each line comes to, its parts added up: `{'referrer base': 5000}`. */
function totals(lines: readonly Pick<RewardLine, 'side' | 'line' | 'amountMinor'>[]): Record<string, number> {
  const result: Record<string, number> = {};
  for (const { side, line, amountMinor } of lines) {
    const key = `${side} ${rootLine(line)}`;
    result[key] = (result[key] ?? 0) + amountMinor;
  }
  return result;
}

describe('no reward is above its limits', () => {
  it("neither the line's cap, nor the limit of the referral, nor the budget", () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines } = calculate(rewards, given);
        const all = totals(lines);
        expect(sum(Object.values(all))).toBeLessThanOrEqual(given.limitMinor);
        if (given.budgetLeftMinor !== null) expect(sum(Object.values(all))).toBeLessThanOrEqual(given.budgetLeftMinor);
        for (const side of ['referrer', 'referee'] as const) {
          const rule = pickRule(rewards, side, given.courseExternalId, given.rewardedCount);
          if (rule?.capMinor !== undefined) expect(all[`${side} base`] ?? 0).toBeLessThanOrEqual(rule.capMinor);
        }
        rewards.bonuses.forEach(({ capMinor }, index) => {
          if (capMinor !== undefined) expect(all[`referrer bonus-${index + 1}`] ?? 0).toBeLessThanOrEqual(capMinor);
        });
        for (const { amountMinor } of lines) expect(amountMinor).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it('a percentage never gives more than the net value, whatever multiplies it', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines, netMinor } = calculate(rewards, given);
        const rates = lines.filter(({ receipt }) => receipt[0]?.key === 'base.rate');
        for (const total of Object.values(totals(rates))) expect(total).toBeLessThanOrEqual(netMinor);
      }),
      RUNS,
    );
  });
});

describe('the net value', () => {
  it('that is higher never earns less in all, nor any line of a limit that is not reached', () => {
    fc.assert(
      fc.property(anyPercentages, anyFacts, fc.integer({ min: 0, max: 100_000 }), (rewards, given, more) => {
        const before = calculate(rewards, given);
        const higher = calculate(rewards, { ...given, valueMinor: given.valueMinor + more });
        const [less, greater] = [totals(before.lines), totals(higher.lines)];
        expect(sum(Object.values(greater))).toBeGreaterThanOrEqual(sum(Object.values(less)));
        if (higher.cuts.length > 0) return;
        for (const [line, amountMinor] of Object.entries(less))
          expect(greater[line]).toBeGreaterThanOrEqual(amountMinor);
      }),
      RUNS,
    );
  });
});

describe('a receipt', () => {
  it('is a chain from nothing to the amount, also of what came to nothing', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const { lines, empty } = calculate(rewards, given);
        for (const { receipt, amountMinor } of [...lines, ...empty]) {
          expect(receipt.map(({ beforeMinor }) => beforeMinor)).toEqual([
            0,
            ...receipt.slice(0, -1).map(({ afterMinor }) => afterMinor),
          ]);
          expect(receipt.at(-1)?.afterMinor).toBe(amountMinor);
        }
      }),
      RUNS,
    );
  });

  it('as it is stored, replays to the same cents and words', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const stored = JSON.parse(JSON.stringify({ rewards, facts: storedFacts(given) }));
        expect(replay(rewardsOf(stored.rewards), stored.facts)).toEqual(calculate(rewards, given));
      }),
      RUNS,
    );
  });
});

const anyShares = fc
  .uniqueArray(fc.integer({ min: 1, max: 999_999 }), { maxLength: 4 })
  .map((cuts) => [0, ...cuts.sort((a, b) => a - b), 1_000_000])
  .map((edges) =>
    edges.slice(1).map((edge, index) => ({ referrerId: `r${index}`, ppm: edge - (edges[index] as number) })),
  );
type Shares = { referrerId: string; ppm: number }[];

/** Grants as the service does: the referrers' lines are split, the friend's are not. */
function grant(rewards: Rewards, given: CalculateFacts, shares: Shares): GrantedReward[] {
  const lines = calculate(rewards, given).lines.flatMap((line) =>
    line.side === 'referee' ? [{ ...line, referrerId: 'friend' }] : splitLine(line, shares, given.currency),
  );
  return lines.map(({ side, line, amountMinor, referrerId }) => ({
    rewardId: `${side} ${line} ${referrerId}`,
    side,
    line,
    originalAmountMinor: amountMinor,
    standsMinor: amountMinor,
  }));
}

function afterRefund(
  rewards: Rewards,
  given: CalculateFacts,
  granted: GrantedReward[],
  refundedMinor: number,
  droppedOut = false,
) {
  const changes = new Map(
    recompute(rewards, given, granted, { refundedMinor, droppedOut }).map((change) => [change.rewardId, change]),
  );
  return granted.map((reward) => {
    const change = changes.get(reward.rewardId);
    if (change) {
      expect(change.beforeMinor).toBe(reward.standsMinor);
      expect(change.reversedMinor).toBe(change.beforeMinor - change.afterMinor);
      expect(change.reversedMinor).toBeGreaterThan(0);
      expect(change.afterMinor).toBeGreaterThanOrEqual(0);
    }
    return { ...reward, standsMinor: change?.afterMinor ?? reward.standsMinor };
  });
}

const standing = (granted: GrantedReward[]) =>
  totals(granted.map(({ side, line, standsMinor }) => ({ side, line, amountMinor: standsMinor })));

describe('shares', () => {
  it('of a line among referrers sum to the cent', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, anyShares, (rewards, given, shares) => {
        for (const line of calculate(rewards, given).lines) {
          const parts = splitLine(line, shares, given.currency);
          expect(sum(parts.map(({ amountMinor }) => amountMinor))).toBe(line.amountMinor);
          for (const { amountMinor, receipt } of parts) expect(receipt.at(-1)?.afterMinor).toBe(amountMinor);
        }
      }),
      RUNS,
    );
  });

  it('of vesting sum to what the rules give without it', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, (rewards, given) => {
        const vested = calculate(rewards, given);
        const whole = calculate({ ...rewards, vesting: undefined }, given);
        expect(totals(vested.lines)).toEqual(totals(whole.lines));
        expect([vested.reason, vested.cuts]).toEqual([whole.reason, whole.cuts]);
      }),
      RUNS,
    );
  });
});

describe('refunds', () => {
  // Small ones in a row are where rounding shows.
  const amount = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 120_000 }));
  const refunds = fc.array(amount, { minLength: 1, maxLength: 6 });

  it('in any sequence leave exactly what the remaining value earns, never more than was granted', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, anyShares, refunds, (rewards, given, shares, amounts) => {
        let granted = grant(rewards, given, shares);
        const original = standing(granted);
        let refundedMinor = 0;
        for (const amountMinor of amounts) {
          refundedMinor += amountMinor;
          granted = afterRefund(rewards, given, granted, refundedMinor);
          const earned = totals(calculate(rewards, { ...given, refundedMinor }).lines);
          const expected = Object.entries(original).map(([line, most]) => [line, Math.min(most, earned[line] ?? 0)]);
          expect(standing(granted)).toEqual(Object.fromEntries(expected));
        }
        expect(afterRefund(rewards, given, granted, refundedMinor)).toEqual(granted);
      }),
      RUNS,
    );
  });

  it('then a drop-out leaves nothing', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, anyShares, refunds, (rewards, given, shares, amounts) => {
        const granted = afterRefund(rewards, given, grant(rewards, given, shares), sum(amounts));
        const gone = afterRefund(rewards, given, granted, sum(amounts), true);
        expect(gone.map(({ standsMinor }) => standsMinor)).toEqual(gone.map(() => 0));
      }),
      RUNS,
    );
  });

  it('give nobody the share of a reward that was rejected', () => {
    fc.assert(
      fc.property(anyRewards, anyFacts, anyShares, refunds, fc.nat(), (rewards, given, shares, amounts, pick) => {
        const all = grant(rewards, given, shares);
        const rejected = all[pick % Math.max(1, all.length)];
        const with0 = all.map((reward) =>
          reward === rejected ? { ...reward, standsMinor: 0, isForfeited: true } : reward,
        );
        const [kept, lost] = [
          afterRefund(rewards, given, all, sum(amounts)),
          afterRefund(rewards, given, with0, sum(amounts)),
        ];
        lost.forEach((reward, index) => {
          // A cent of rounding may move; no more.
          const most = (kept[index]?.standsMinor ?? 0) + 1;
          expect(reward.standsMinor).toBeLessThanOrEqual(reward.isForfeited ? 0 : most);
        });
      }),
      RUNS,
    );
  });
});
