import type { GrantedRewardRow, RefundedConversionRow } from '@/db/queries/refunds';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { clawbackTransfer } from '@/lib/domain/ledger/transfers';
import type { ProgramDefinition } from '@/lib/domain/programs/schema';
import type { RecordRefundInput } from '@/lib/domain/refunds/schema';
import { calculateFactsSchema } from '@/lib/domain/rewards/input';
import { type RewardChange, recompute } from '@/lib/domain/rewards/recompute';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import type { TransferPlan } from '../ledger/post-transfers';
import type { StoredReceipt } from '../rewards/stored-receipt';

export interface RefundItem {
  input: RecordRefundInput;
  contentHash: string;
  requestId: string;
  conversion: RefundedConversionRow;
  rewards: GrantedRewardRow[];
  definitions: ReadonlyMap<string, ProgramDefinition>;
}

/** Everything that one refund writes. */
export interface RefundOutcome {
  refundId: string;
  item: RefundItem;
  /** The conversion's net value before and after. */
  valueBeforeMinor: number;
  valueAfterMinor: number;
  refundedMinor: number;
  droppedOut: boolean;
  changes: { reward: GrantedRewardRow; change: RewardChange; status: GrantedRewardRow['status'] }[];
  transfers: TransferPlan[];
}

/**
 * Works out what a refund takes back. Changes the locked rows in memory (refunded amount, what stands of each reward), so
 * that the next refund of the batch starts from there; writes nothing.
 */
export function decideRefund(ctx: Ctx, item: RefundItem): RefundOutcome {
  const { conversion, input, rewards } = item;
  const refundId = newId();
  const valueBeforeMinor = remainingMinor(conversion);
  conversion.refundedMinor += input.amountMinor;
  conversion.droppedOut ||= input.reason === 'drop-out';
  const changes = changesOf(item).flatMap((change) => {
    const reward = rewards.find(({ id }) => id === change.rewardId);
    if (!reward) return [];
    const transfer = clawbackPlan(ctx, item, reward, change, refundId);
    reward.rewardAmountMinor = change.afterMinor;
    reward.receipt = withLine(reward, change);
    if (change.afterMinor === 0) reward.status = 'cancelled';
    return [{ reward, change, status: reward.status, transfer }];
  });
  return {
    refundId,
    item,
    valueBeforeMinor,
    valueAfterMinor: remainingMinor(conversion),
    refundedMinor: conversion.refundedMinor,
    droppedOut: conversion.droppedOut,
    changes: changes.map(({ transfer: _, ...rest }) => rest),
    transfers: changes.map(({ transfer }) => transfer),
  };
}

function remainingMinor({ valueMinor, discountMinor, refundedMinor }: RefundedConversionRow): number {
  return netValueMinor(valueMinor, discountMinor + refundedMinor);
}

/** After an override a friend's reward may be of an earlier grant than the referrer's: each is worked out with its own facts. */
function changesOf({ rewards, ...item }: RefundItem): RewardChange[] {
  const grants = Map.groupBy(rewards, ({ grantSequence }) => grantSequence);
  return [...grants.values()].flatMap((granted) => changesOfGrant({ ...item, rewards: granted }));
}

function changesOfGrant({ conversion, rewards, definitions }: RefundItem): RewardChange[] {
  const [first] = rewards;
  const definition = first && definitions.get(first.programVersionId);
  if (!first || !definition) return [];
  const facts = calculateFactsSchema.parse((first.receipt as StoredReceipt).facts);
  const granted = rewards.map((reward) => ({
    rewardId: reward.id,
    side: reward.side,
    line: reward.line,
    originalAmountMinor: reward.originalAmountMinor,
    // Credit that has expired is the school's already: there is nothing to take back.
    standsMinor: reward.status === 'cancelled' || reward.expiredAt ? 0 : reward.rewardAmountMinor,
    isForfeited: isForfeited(reward),
  }));
  const { refundedMinor, droppedOut } = conversion;
  return recompute(definition.rewards, facts, granted, { refundedMinor, droppedOut });
}

function withLine({ receipt }: GrantedRewardRow, { receiptLine }: RewardChange): StoredReceipt {
  const { facts, lines } = receipt as StoredReceipt;
  return { facts, lines: [...lines, receiptLine] };
}

/** Gone for another reason than refunds, whose receipt would end at nothing. */
function isForfeited({ status, expiredAt, receipt }: GrantedRewardRow): boolean {
  if (expiredAt) return true;
  return status === 'cancelled' && (receipt as StoredReceipt).lines.at(-1)?.afterMinor !== 0;
}

function clawbackPlan(
  ctx: Ctx,
  { input }: RefundItem,
  reward: GrantedRewardRow,
  change: RewardChange,
  refundId: string,
): TransferPlan {
  const movement = { contactId: reward.recipientId, amountMinor: change.reversedMinor, currency: reward.currency };
  const from = reward.status === 'pending' ? 'accrued' : reward.kind;
  const plan = planTransfer(clawbackTransfer(movement, from, change.receiptLine.why), 'reward', reward.id, ctx.now);
  return { ...plan, dedupeKey: `clawback:${reward.id}:${refundId}`, occurredAt: input.occurredAt };
}
