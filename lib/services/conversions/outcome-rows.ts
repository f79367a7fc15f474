import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { sha256 } from '../audit/sha256';
import { actorKey, type Ctx } from '../context';
import { newId } from '../ids';
import type { Outcome } from './outcome';
import type { ConversionItem, Owed } from './world';

/** The conversion and its decision, with nothing earned yet. */
export function emptyOutcome(ctx: Ctx, item: ConversionItem, decision: AttributionDecision): Outcome {
  const { externalId, milestone, valueMinor, discountMinor, currency, occurredAt, code = null } = item.input;
  const conversionId = newId();
  const { organizationId, actor } = ctx;
  const { attributed, reason } = decision;
  return {
    courseExternalId: item.input.courseExternalId ?? null,
    referrerId: null,
    conversion: {
      id: conversionId,
      organizationId,
      externalId,
      contentHash: item.contentHash,
      refereeId: item.refereeId,
      courseId: item.courseId,
      milestone,
      valueMinor,
      discountMinor,
      currency,
      code,
      attributed,
      reason,
      referralId: null,
      recordedBy: actorKey(actor),
      occurredAt,
    },
    decision: {
      organizationId,
      conversionId,
      referralId: null,
      model: decision.model ?? 'none',
      attributed,
      reason,
      receipt: decision,
      evidenceHash: sha256(canonicalJson(decision.evidence)),
      decidedBy: 'system:kith',
    },
    touch: null,
    newReferral: null,
    changedReferrals: [],
    rewards: [],
    transfers: [],
    timeline: [],
    counted: null,
    budget: null,
    daily: [],
    referrers: [],
    audit: [],
    events: [],
  };
}

/** Adds the audit entry and the event, once all is decided. */
export function finishOutcome(ctx: Ctx, outcome: Outcome, item: ConversionItem, owed: Owed | null): Outcome {
  const { conversion, rewards } = outcome;
  const { attributed, reason = null, referralId = null } = conversion;
  const referrerId = owed?.referral.referrerId ?? null;
  outcome.referrerId = referrerId;
  outcome.audit.push({
    action: 'conversion.recorded',
    subjectType: 'conversion',
    subjectId: conversion.id,
    by: { requestId: item.requestId },
    data: {
      externalId: conversion.externalId,
      attributed,
      reason,
      referralId,
      referrerId,
      rewards: rewards.map(({ id, side, kind, rewardAmountMinor }) => ({
        id,
        side,
        kind,
        amountMinor: rewardAmountMinor,
      })),
    },
  });
  outcome.events.unshift({
    name: 'conversion/recorded',
    data: {
      organizationId: ctx.organizationId,
      conversionId: conversion.id,
      referralId,
      referrerId,
      attributed,
      reason,
    },
  });
  return outcome;
}

/** An entry of the referral's timeline at the conversion's instant. */
export function timelineEntry(
  ctx: Ctx,
  { referral }: Owed,
  type: string,
  { input }: ConversionItem,
  data: Record<string, unknown>,
) {
  return { organizationId: ctx.organizationId, referralId: referral.id, type, data, occurredAt: input.occurredAt };
}
