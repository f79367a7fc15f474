import { splitByShares, sumMinor } from '../money/money';
import type { Rewards } from '../programs/rewards-schema';
import { calculate } from './calculate';
import type { CalculateFacts } from './input';
import { type ReceiptLine, sayMinor } from './receipt';
import type { RewardLine } from './reward-line';
import { rootLine } from './vesting';

/** A reward that was granted for the conversion. `standsMinor` is what is left of it (0 when cancelled). */
export type GrantedReward = {
  readonly rewardId: string;
  readonly side: 'referrer' | 'referee';
  readonly line: string;
  readonly originalAmountMinor: number;
  readonly standsMinor: number;
  /** Nothing stands because it was rejected or has expired, not because of a refund: nobody else gets its share. */
  readonly isForfeited?: boolean;
};

export type RewardChange = {
  readonly rewardId: string;
  readonly beforeMinor: number;
  readonly afterMinor: number;
  /** What is reversed: before less after, always more than 0. */
  readonly reversedMinor: number;
  /** The step to append to the reward's receipt. */
  readonly receiptLine: ReceiptLine;
};

/** What happened to the conversion since the grant: all refunds added up, and whether the person dropped out. */
export type Aftermath = { readonly refundedMinor: number; readonly droppedOut: boolean };

/**
 * What stands of granted rewards after refunds, a drop-out or a lower price (product.md, "Rewards, exactly"): the calculation
 * of the grant, with its version, count, limit and budget, on the remaining net value. A fixed amount stands while anything is
 * left. Nothing ever rises: neither above the grant nor above what stands. Answers only what changes.
 */
export function recompute(
  rewards: Rewards,
  atGrant: CalculateFacts,
  granted: readonly GrantedReward[],
  aftermath: Aftermath,
): RewardChange[] {
  const { lines, netMinor } = calculate(rewards, { ...atGrant, ...aftermath });
  const result: RewardChange[] = [];
  for (const group of groupByLine(granted)) {
    const own = lines.filter(({ side, line }) => `${side} ${rootLine(line)}` === keyOf(group[0]));
    const after = whatStands(own, group);
    group.forEach((reward, index) => {
      const afterMinor = after[index] as number;
      if (afterMinor >= reward.standsMinor) return;
      const receiptLine = clawbackLine(reward, afterMinor, netMinor, aftermath, atGrant.currency);
      const reversedMinor = reward.standsMinor - afterMinor;
      result.push({
        rewardId: reward.rewardId,
        beforeMinor: reward.standsMinor,
        afterMinor,
        reversedMinor,
        receiptLine,
      });
    });
  }
  return result;
}

type Group = readonly [GrantedReward, ...GrantedReward[]];
type Target = Pick<RewardLine, 'line' | 'amountMinor'>;

function keyOf({ side, line }: GrantedReward): string {
  return `${side} ${rootLine(line)}`;
}

function groupByLine(granted: readonly GrantedReward[]): Group[] {
  const groups = new Map<string, Group>();
  for (const reward of granted) {
    const key = keyOf(reward);
    const group = groups.get(key);
    groups.set(key, group ? [...group, reward] : [reward]);
  }
  return [...groups.values()];
}

/**
 * What stands of each reward of a line: its part of the new amount, and never more than stands now. The largest remainder may
 * give a part a cent more of a smaller amount; that cent goes to the first part that has room, so that the sum is exact.
 */
function whatStands(targets: readonly Target[], group: Group): number[] {
  const shares = sharesOf(targets, group);
  const after = group.map(({ standsMinor }, index) => Math.min(shares[index] as number, standsMinor));
  const forfeited = group.map(({ isForfeited }, index) => (isForfeited ? (shares[index] as number) : 0));
  let left = sumMinor(targets.map(({ amountMinor }) => amountMinor)) - sumMinor(after) - sumMinor(forfeited);
  group.forEach(({ standsMinor }, index) => {
    const more = Math.max(0, Math.min(left, standsMinor - (after[index] as number)));
    after[index] = (after[index] as number) + more;
    left -= more;
  });
  return after;
}

// A line that was split among referrers shrinks in the proportion in which it was granted.
function sharesOf(targets: readonly Target[], group: Group): number[] {
  const shares = new Map<GrantedReward, number>();
  for (const name of new Set(group.map(({ line }) => line))) {
    const members = group.filter(({ line }) => line === name);
    const target = targets.find(({ line }) => line === name)?.amountMinor ?? 0;
    const originals = members.map(({ originalAmountMinor }) => originalAmountMinor);
    const parts = splitByShares(target, originals);
    members.forEach((member, index) => {
      shares.set(member, parts[index] as number);
    });
  }
  return group.map((reward) => shares.get(reward) ?? 0);
}

function clawbackLine(
  reward: GrantedReward,
  afterMinor: number,
  netMinor: number,
  { refundedMinor, droppedOut }: Aftermath,
  currency: string,
): ReceiptLine {
  const say = (amountMinor: number) => sayMinor(amountMinor, currency);
  const why = droppedOut
    ? 'The person dropped out: nothing stands.'
    : netMinor === 0
      ? `After refunds of ${say(refundedMinor)} nothing is left, so nothing stands.`
      : `After refunds of ${say(refundedMinor)} of the net value ${say(netMinor)} is left: ${say(afterMinor)} stands.`;
  return {
    step: 'clawback',
    rule: droppedOut ? 'drop-out' : 'refund',
    beforeMinor: reward.standsMinor,
    afterMinor,
    why,
    key: droppedOut ? 'clawback.drop-out' : 'clawback.refund',
    params: {
      refundedMinor,
      netMinor,
      originalMinor: reward.originalAmountMinor,
    },
  };
}
