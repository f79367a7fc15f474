import { insertRows } from '@/db/insert-rows';
import { updateReducedReferrals, updateReducedRewards, updateRefundedConversions } from '@/db/queries/refunds';
import { conversionRefunds, referralEvents } from '@/db/schema/referrals';
import { dayIn } from '@/lib/domain/common/days';
import type { EventInput } from '@/lib/domain/events';
import { foldDaily, foldReferrers } from '../analytics/fold';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { postTransfers } from '../ledger/post-transfers';
import { organizationFacts } from '../organizations/facts';
import { refreshQuality } from '../referrals/quality';
import { settleReferrals } from '../rewards/settle-referrals';
import type { Tx } from '../transact';
import type { RefundOutcome } from './decide-refund';

/** Writes what was decided for a batch of refunds: rows, ledger, timeline, figures, audit and events. */
export async function writeRefunds(
  tx: Tx,
  ctx: Ctx,
  outcomes: RefundOutcome[],
  options: { quiet: boolean },
): Promise<void> {
  if (!outcomes.length) return;
  const { sql } = tx;
  const { timeZone } = await organizationFacts(tx, ctx);
  await insertRows(
    sql,
    conversionRefunds,
    outcomes.map((outcome) => refundRow(ctx, outcome)),
  );
  await updateRefundedConversions(
    sql,
    lastOfEach(
      outcomes.map(({ item, refundedMinor, droppedOut }) => ({ id: item.conversion.id, refundedMinor, droppedOut })),
    ),
  );
  await updateReducedRewards(sql, reducedRewards(outcomes));
  await updateReducedReferrals(sql, reducedReferrals(outcomes));
  await insertRows(
    sql,
    referralEvents,
    outcomes.flatMap((outcome) => timelineOf(ctx, outcome)),
  );
  await postTransfers(
    tx,
    ctx,
    outcomes.flatMap(({ transfers }) => transfers),
  );
  await settleReferrals(
    tx,
    ctx,
    outcomes.flatMap(({ changes, item }) => (changes.length && item.conversion.referralId) || []),
  );
  await refreshQuality(
    tx,
    outcomes.flatMap(({ item }) => item.conversion.referralId ?? []),
  );
  const figures = outcomes.flatMap((outcome) => figuresOf(outcome));
  await foldDaily(
    tx,
    figures.map(({ referrerId: _, occurredAt, ...row }) => ({ ...row, day: dayIn(timeZone, occurredAt) })),
  );
  await foldReferrers(
    tx,
    figures.map(({ channel: _, occurredAt: __, ...row }) => row),
  );
  await appendAudit(tx, ctx, outcomes.map(auditOf));
  if (!options.quiet)
    await emit(
      tx,
      outcomes.flatMap((outcome) => eventsOf(ctx, outcome)),
    );
}

function refundRow(ctx: Ctx, { refundId, item }: RefundOutcome) {
  const { externalId, amountMinor, reason, occurredAt } = item.input;
  const { organizationId } = ctx;
  const conversionId = item.conversion.id;
  return {
    id: refundId,
    organizationId,
    externalId,
    contentHash: item.contentHash,
    conversionId,
    amountMinor,
    reason,
    occurredAt,
  };
}

function lastOfEach<Row extends { id: string }>(rows: Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** A reward that several refunds of the batch reduced is written once, with all their receipt lines. */
function reducedRewards(outcomes: RefundOutcome[]) {
  const rows = new Map<string, Parameters<typeof updateReducedRewards>[1][number]>();
  for (const { change, status } of outcomes.flatMap(({ changes }) => changes)) {
    rows.set(change.rewardId, {
      id: change.rewardId,
      rewardAmountMinor: change.afterMinor,
      status,
      cancelledReason: status === 'cancelled' ? change.receiptLine.why : null,
      lines: [...(rows.get(change.rewardId)?.lines ?? []), change.receiptLine],
    });
  }
  return [...rows.values()];
}

function reducedReferrals(outcomes: RefundOutcome[]) {
  const rows = new Map<string, { id: string; conversionValueMinor: number; reducedMinor: number }>();
  for (const outcome of outcomes) {
    const id = outcome.item.conversion.referralId;
    // A conversion below the trigger, or in another currency, is not what made this referral worth something.
    if (!id || !isCounted(outcome)) continue;
    const reducedMinor = (rows.get(id)?.reducedMinor ?? 0) + reducedOf(outcome);
    rows.set(id, { id, conversionValueMinor: outcome.valueAfterMinor, reducedMinor });
  }
  return [...rows.values()];
}

function isCounted({ item }: RefundOutcome): boolean {
  return item.conversion.reason !== 'below-trigger' && item.conversion.reason !== 'currency-mismatch';
}

function reducedOf({ changes }: RefundOutcome): number {
  return changes.reduce((sum, { change }) => sum + change.reversedMinor, 0);
}

function figuresOf(outcome: RefundOutcome) {
  const { programId, referrerId, referralId, channel, occurredAt } = outcome.item.conversion;
  if (!programId || !referrerId || !channel || !isCounted(outcome)) return [];
  const conversionValueMinor = outcome.valueAfterMinor - outcome.valueBeforeMinor;
  const rewardMinor = -reducedOf(outcome);
  return [{ programId, referrerId, referralId, channel, occurredAt, conversionValueMinor, rewardMinor }];
}

function timelineOf(ctx: Ctx, { item, changes }: RefundOutcome) {
  const { conversion, input } = item;
  if (!conversion.referralId) return [];
  const base = { organizationId: ctx.organizationId, referralId: conversion.referralId, occurredAt: input.occurredAt };
  const refunded = { reason: input.reason, amountMinor: input.amountMinor, currency: conversion.currency };
  return [
    { ...base, type: 'refunded', data: refunded as Record<string, unknown> },
    ...changes.map(({ reward, change }) => ({
      ...base,
      type: 'reduced',
      data: {
        rewardId: reward.id,
        beforeMinor: change.beforeMinor,
        afterMinor: change.afterMinor,
        currency: reward.currency,
      },
    })),
  ];
}

function auditOf({ refundId, item, changes }: RefundOutcome) {
  const { input, conversion, requestId } = item;
  return {
    action: 'conversion.refunded',
    subjectType: 'conversion',
    subjectId: conversion.id,
    by: { requestId },
    data: {
      refundId,
      externalId: input.externalId,
      reason: input.reason,
      amountMinor: input.amountMinor,
      rewards: changes.map(({ change }) => ({
        id: change.rewardId,
        beforeMinor: change.beforeMinor,
        afterMinor: change.afterMinor,
      })),
    },
  };
}

function eventsOf({ organizationId }: Ctx, { refundId, item, changes }: RefundOutcome): EventInput[] {
  const { input, conversion } = item;
  const { reason, amountMinor } = input;
  const refunded = {
    organizationId,
    conversionId: conversion.id,
    refundId,
    reason,
    amountMinor,
    currency: conversion.currency,
  };
  return [
    { name: 'conversion/refunded', data: refunded },
    ...changes.map(({ reward, change: { beforeMinor, afterMinor } }): EventInput => {
      const { id: rewardId, recipientId, currency } = reward;
      return {
        name: 'reward/reduced',
        data: { organizationId, rewardId, recipientId, beforeMinor, afterMinor, currency },
      };
    }),
  ];
}
