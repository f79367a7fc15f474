import type { EventInput } from '@/lib/domain/events';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import type { Tx } from '../transact';
import type { OverrideWorld } from './load-override';
import { type OverridePlan, reversible } from './plan-override';

/** Audit and outbox of an override. */
export async function tellOverride(
  tx: Tx,
  ctx: Ctx,
  { conversion, previous }: OverrideWorld,
  plan: OverridePlan,
  { decisionId, reason }: { decisionId: string; reason: string },
): Promise<void> {
  const { outcome, old, kept } = plan;
  const { organizationId } = ctx;
  const referralId = outcome.conversion.referralId as string;
  const taken = reversible(plan);
  const amounts = (rewards: readonly { id: string; recipientId: string; rewardAmountMinor: number }[]) =>
    rewards.map(({ id, recipientId, rewardAmountMinor: amountMinor }) => ({ id, recipientId, amountMinor }));
  const data = {
    decisionId,
    supersedes: previous.id,
    conversionId: conversion.id,
    fromReferralId: old?.id ?? null,
    code: outcome.conversion.code,
    reason,
    takenBack: amounts(taken),
    granted: amounts(outcome.rewards as never),
    kept: kept.map(({ id }) => id),
  };
  await appendAudit(tx, ctx, [
    { action: 'attribution.overridden', subjectType: 'referral', subjectId: referralId, data },
    ...(old && old.id !== referralId
      ? [{ action: 'referral.rejected', subjectType: 'referral', subjectId: old.id, data: { reason: 'overridden' } }]
      : []),
  ]);
  const reduced = taken.map(({ id, recipientId, rewardAmountMinor, currency }): EventInput => {
    const change = { beforeMinor: rewardAmountMinor, afterMinor: 0, currency };
    return { name: 'reward/reduced', data: { organizationId, rewardId: id, recipientId, ...change } };
  });
  const granted = outcome.events.filter(({ name }) => name === 'reward/granted');
  await emit(tx, [
    { name: 'attribution/overridden', data: { organizationId, referralId, decisionId } },
    ...reduced,
    ...granted,
  ]);
}
