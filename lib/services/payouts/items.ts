import type { PayableRewardRow } from '@/db/queries/build-payouts';
import type { PayoutBatch } from '@/lib/domain/payouts/batch';

export interface PayoutItem {
  payoutId: string;
  rewardId: string;
  /** What the payout pays of this reward; the items of a payout sum to its amount. */
  amountMinor: number;
}

/** The items of a payout. What the recipient owes is taken from the first rewards. */
export function itemsOf(payout: PayoutBatch & { id: string }, rewards: readonly PayableRewardRow[]): PayoutItem[] {
  const amounts = new Map(rewards.map(({ id, amountMinor }) => [id, amountMinor]));
  let carried = payout.carriedMinor;
  return payout.rewardIds.map((rewardId) => {
    const full = amounts.get(rewardId) ?? 0;
    const offset = Math.min(full, carried);
    carried -= offset;
    return { payoutId: payout.id, rewardId, amountMinor: full - offset };
  });
}
