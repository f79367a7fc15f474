import { splitByShares } from '../money/money';
import type { Rewards } from '../programs/rewards-schema';
import { calculate } from './calculate';
import type { CalculateFacts } from './input';
import { type ReceiptLine, sayMinor } from './receipt';

/** A reward that was granted for the conversion. `standsMinor` is what is left of it (0 when cancelled). */
export type GrantedReward = {
  readonly rewardId: string;
  readonly side: 'referrer' | 'referee';
  readonly line: string;
  readonly originalAmountMinor: number;
  readonly standsMinor: number;
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
  const targets = new Map(lines.map(({ side, line, amountMinor }) => [`${side} ${line}`, amountMinor]));
  const result: RewardChange[] = [];
  for (const group of groupByLine(granted)) {
    const [first] = group;
    const target = targets.get(`${first.side} ${first.line}`) ?? 0;
    const parts = share(target, group);
    group.forEach((reward, index) => {
      const afterMinor = Math.min(parts[index] as number, reward.originalAmountMinor, reward.standsMinor);
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

function groupByLine(granted: readonly GrantedReward[]): Group[] {
  const groups = new Map<string, Group>();
  for (const reward of granted) {
    const key = `${reward.side} ${reward.line}`;
    const group = groups.get(key);
    groups.set(key, group ? [...group, reward] : [reward]);
  }
  return [...groups.values()];
}

// A line that was split among referrers shrinks in the proportion in which it was granted.
function share(targetMinor: number, group: Group): number[] {
  if (group.length === 1) return [targetMinor];
  const originals = group.map(({ originalAmountMinor }) => originalAmountMinor);
  return splitByShares(targetMinor, originals);
}

function clawbackLine(
  reward: GrantedReward,
  afterMinor: number,
  netMinor: number,
  { refundedMinor, droppedOut }: Aftermath,
  currency: string,
): ReceiptLine {
  const left = `of the net value ${sayMinor(netMinor, currency)} is left`;
  const why = droppedOut
    ? 'The person dropped out: nothing stands.'
    : netMinor === 0
      ? `After refunds of ${sayMinor(refundedMinor, currency)} nothing is left, so nothing stands.`
      : `After refunds of ${sayMinor(refundedMinor, currency)} ${left}: ${sayMinor(afterMinor, currency)} stands.`;
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
