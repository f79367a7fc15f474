import { sumMinor } from '../money/money';

/** An approved cash reward whose hold is over and that no payout carries. */
export type PayableReward = {
  readonly rewardId: string;
  readonly recipientId: string;
  readonly currency: string;
  readonly amountMinor: number;
};

/** What a recipient owes back after a clawback of paid rewards; more than 0. */
export type Carry = { readonly recipientId: string; readonly currency: string; readonly owedMinor: number };

export type PayoutBatch = {
  readonly recipientId: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly carriedMinor: number;
  readonly rewardIds: readonly string[];
};

/** What is not paid out now, and why; its rewards wait. */
export type SkippedBatch = PayoutBatch & { readonly reason: 'owes' | 'below-minimum' };

/** The least that is worth a payout, in the school's own currency; other currencies have none. */
export type PayoutMinimum = { readonly currency: string; readonly amountMinor: number };

/**
 * One payout per recipient and currency: the sum of his payable rewards less what he owes. Where nothing would be left, or less
 * than the minimum, it is skipped and named, and the rewards wait for more. Sorted by recipient and currency; the order of the
 * input does not matter.
 */
export function buildPayouts(
  rewards: readonly PayableReward[],
  carries: readonly Carry[],
  minimum: PayoutMinimum | null = null,
): { payouts: PayoutBatch[]; skipped: SkippedBatch[] } {
  const groups = new Map<string, PayableReward[]>();
  for (const reward of rewards) {
    const key = keyOf(reward);
    groups.set(key, [...(groups.get(key) ?? []), reward]);
  }
  const owed = new Map<string, number>();
  for (const carry of carries) owed.set(keyOf(carry), (owed.get(keyOf(carry)) ?? 0) + carry.owedMinor);
  const batches = [...groups.keys()]
    .sort()
    .map((key) => batchOf(groups.get(key) as PayableReward[], owed.get(key) ?? 0));
  const judged = batches.map((batch) => ({ batch, reason: reasonToWait(batch, minimum) }));
  return {
    payouts: judged.flatMap(({ batch, reason }) => (reason === null ? [batch] : [])),
    skipped: judged.flatMap(({ batch, reason }) => (reason === null ? [] : [{ ...batch, reason }])),
  };
}

function reasonToWait(
  { amountMinor, currency }: PayoutBatch,
  minimum: PayoutMinimum | null,
): SkippedBatch['reason'] | null {
  if (amountMinor <= 0) return 'owes';
  return minimum && minimum.currency === currency && amountMinor < minimum.amountMinor ? 'below-minimum' : null;
}

/**
 * What a recipient owes back: how far the balance of his payable account (credit negative) is short of the rewards that wait
 * in it. Never negative.
 */
export function owedMinor(payableBalanceMinor: number, waitingMinor: number): number {
  return Math.max(0, payableBalanceMinor + waitingMinor);
}

function batchOf(group: readonly PayableReward[], carriedMinor: number): PayoutBatch {
  const [first] = group as [PayableReward, ...PayableReward[]];
  return {
    recipientId: first.recipientId,
    currency: first.currency,
    amountMinor: sumMinor(group.map(({ amountMinor }) => amountMinor)) - carriedMinor,
    carriedMinor,
    rewardIds: group.map(({ rewardId }) => rewardId).sort(),
  };
}

function keyOf({ recipientId, currency }: { recipientId: string; currency: string }): string {
  return `${recipientId} ${currency}`;
}
