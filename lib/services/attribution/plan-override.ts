import type { RewardRow } from '@/db/queries/rewards';
import { type OverrideTarget, overrideDecision } from '@/lib/domain/attribution/override';
import { clawbackTransfer } from '@/lib/domain/ledger/transfers';
import { calculateFactsSchema } from '@/lib/domain/rewards/input';
import { rewardExpiresAt } from '@/lib/domain/rewards/payable-at';
import { recompute } from '@/lib/domain/rewards/recompute';
import type { Ctx } from '../context';
import { settleDecision } from '../conversions/decide-conversion';
import type { RewardRow as NewReward, Outcome } from '../conversions/outcome';
import { emptyOutcome } from '../conversions/outcome-rows';
import { countOf, participantKey, referralsOf } from '../conversions/world';
import { RuleError } from '../errors';
import { planTransfer } from '../ledger/plan';
import type { StoredReceipt } from '../rewards/stored-receipt';
import type { OverrideWorld } from './load-override';

type OldReferral = OverrideWorld['world']['referrals'] extends Map<string, (infer Row)[]> ? Row : never;

/** Everything that one override does, before it is written. */
export interface OverridePlan {
  outcome: Outcome;
  /** The referral that it belonged to; null when it belonged to nobody. */
  old: OldReferral | null;
  /** Rewards that stay as they are: the new decision grants the very same. */
  kept: RewardRow[];
  /** Rewards of the decision before that do not stay; what stands of them is taken back. */
  superseded: RewardRow[];
  /** What the old referrer's count and the old programme's budget get back. */
  released: { count: boolean; budgetMinor: number };
}

/**
 * Works out an override on the locked facts: what the conversion would have earned had it been decided so at once, refunds
 * since then included, beside what was granted. Counts, the one reward of the referee and the budget are given back first.
 * @throws RuleError `already-rewarded` when the referee's one reward came of another conversion
 */
export function planOverride(ctx: Ctx, loaded: OverrideWorld, target: OverrideTarget): OverridePlan {
  const { world, item, conversion, previous, rewards } = loaded;
  const old = referralsOf(world, item.refereeId).find(({ id }) => id === conversion.referralId) ?? null;
  const released = release(loaded, old, target);
  const decision = overrideDecision(previous.receipt, target);
  const outcome = emptyOutcome(ctx, item, decision);
  outcome.conversion.id = conversion.id;
  outcome.decision.conversionId = conversion.id;
  settleDecision(ctx, world, item, { decision, attended: conversion.attended, outcome });
  for (const reward of outcome.rewards) {
    reward.grantSequence = previous.sequence + 1;
    if (reward.expiresAt) reward.expiresAt = expiryFrom(ctx, loaded, reward);
  }
  takeRefunds(ctx, loaded, outcome);
  const kept = keepSame(outcome, rewards);
  return { outcome, old, kept, superseded: rewards.filter((reward) => !kept.includes(reward)), released };
}

/** Rewards of which something stands that can be taken back; credit that expired in a wallet is the school's already. */
export function reversible({ superseded }: OverridePlan) {
  return superseded.filter(({ status, rewardAmountMinor, expiredAt }) => {
    return status !== 'cancelled' && rewardAmountMinor > 0 && !expiredAt;
  });
}

/** Gives back what the decision before took, so that the new one finds the world as if it had not been. */
function release(loaded: OverrideWorld, old: OldReferral | null, target: OverrideTarget): OverridePlan['released'] {
  const { world, item, rewards, closed } = loaded;
  const known = referralsOf(world, item.refereeId);
  const isClaimedElsewhere = known.some((row) => row.isRewardClaimed && !(row === old && rewards.length > 0));
  if (isClaimedElsewhere) {
    throw new RuleError('already-rewarded', 'The one reward for this friend was given for another enrolment.');
  }
  const budgeted = rewards.filter((reward) => {
    const definition = world.definitions.get(reward.programVersionId);
    return definition?.budgetMinor != null && !(reward.expiredAt && reward.status === 'paid');
  });
  const budgetMinor = budgeted.reduce((sum, { originalAmountMinor }) => sum + originalAmountMinor, 0);
  const count = old !== null && rewards.length > 0;
  if (old) {
    old.isRewardClaimed = false;
    old.status = old.codeId === target.codeId ? 'pending' : 'rejected';
    if (count) {
      const left = Math.max(0, countOf(world, old.programId, old.referrerId) - 1);
      world.rewardedCounts.set(participantKey(old.programId, old.referrerId), left);
    }
    world.budgetSpent.set(old.programId, Math.max(0, (world.budgetSpent.get(old.programId) ?? 0) - budgetMinor));
  }
  reopen(known, closed, target);
  return { count, budgetMinor };
}

/** Decided back: the referral that an override had closed is the one again. */
function reopen(known: OldReferral[], closed: ReadonlySet<string>, { codeId }: OverrideTarget): void {
  const ofCode = known.filter((row) => row.codeId === codeId);
  if (ofCode.some(({ status }) => status !== 'rejected')) return;
  const back = ofCode.findLast(({ id }) => closed.has(id));
  if (back) back.status = 'pending';
}

// What is granted late is not over before it begins.
function expiryFrom(ctx: Ctx, { world }: OverrideWorld, { programVersionId, payableAt }: NewReward): Date | null {
  const definition = world.definitions.get(programVersionId);
  return rewardExpiresAt(payableAt > ctx.now ? payableAt : ctx.now, definition?.rewards.expiryDays);
}

/** Refunds that came before the override take from the new rewards what they would have taken. */
function takeRefunds(ctx: Ctx, { conversion, world }: OverrideWorld, outcome: Outcome): void {
  const { refundedMinor, droppedOut } = conversion;
  const [first] = outcome.rewards;
  const definition = first && world.definitions.get(first.programVersionId);
  if (!first || !definition || (refundedMinor === 0 && !droppedOut)) return;
  const facts = calculateFactsSchema.parse((first.receipt as StoredReceipt).facts);
  const granted = outcome.rewards.map(({ id, side, line, originalAmountMinor }) => ({
    rewardId: id,
    side: side as 'referrer' | 'referee',
    line,
    originalAmountMinor,
    standsMinor: originalAmountMinor,
  }));
  for (const change of recompute(definition.rewards, facts, granted, { refundedMinor, droppedOut })) {
    const reward = outcome.rewards.find(({ id }) => id === change.rewardId) as NewReward;
    const { facts: known, lines } = reward.receipt as StoredReceipt;
    reward.rewardAmountMinor = change.afterMinor;
    reward.receipt = { facts: known, lines: [...lines, change.receiptLine] };
    if (change.afterMinor === 0)
      Object.assign(reward, { status: 'cancelled', cancelledReason: change.receiptLine.why });
    const { recipientId: contactId, currency } = reward;
    const movement = { contactId, amountMinor: change.reversedMinor, currency };
    const transfer = clawbackTransfer(movement, 'accrued', change.receiptLine.why);
    outcome.transfers.push(planTransfer(transfer, 'reward', reward.id, ctx.now));
  }
}

/** A reward that both decisions give, most often the friend's, stays: nobody's discount is taken away to be given again. */
function keepSame(outcome: Outcome, rewards: readonly RewardRow[]): RewardRow[] {
  const kept: RewardRow[] = [];
  const dropped = new Set<string>();
  for (const fresh of outcome.rewards) {
    const same = rewards.find((reward) => !kept.includes(reward) && isSame(reward, fresh));
    if (!same) continue;
    kept.push(same);
    dropped.add(fresh.id);
  }
  outcome.rewards = outcome.rewards.filter(({ id }) => !dropped.has(id));
  outcome.transfers = outcome.transfers.filter(({ subjectId }) => !dropped.has(subjectId));
  outcome.events = outcome.events.filter(({ data }) => !('rewardId' in data && dropped.has(data.rewardId)));
  return kept;
}

const COMPARED = [
  'recipientId',
  'side',
  'line',
  'kind',
  'item',
  'currency',
  'programVersionId',
  'originalAmountMinor',
  'rewardAmountMinor',
] as const;

function isSame(reward: RewardRow, fresh: NewReward): boolean {
  if (reward.status === 'cancelled' || reward.expiredAt) return false;
  return COMPARED.every((key) => (reward[key] ?? null) === (fresh[key] ?? null));
}
