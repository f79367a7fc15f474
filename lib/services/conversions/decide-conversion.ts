import { createHash } from 'node:crypto';
import type { ReferralRow } from '@/db/queries/conversion-world';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { canonicalJson } from '@/lib/domain/audit/canonical-json';
import { dayIn } from '@/lib/domain/common/days';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { checkTrigger } from '@/lib/domain/conversions/trigger';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import type { RuleCode } from '@/lib/domain/rule-codes';
import { actorKey, type Ctx } from '../context';
import { newId } from '../ids';
import { grantRewards } from '../rewards/grant';
import { attribute } from './attribute';
import type { NewReferralRow, Outcome, ReferralChange } from './outcome';
import { type ConversionItem, countOf, type Owed, participantKey, type World } from './world';

/**
 * Decides one conversion on the facts of its batch: to whom it is owed, whether it earns, and what. Changes the world's
 * counts, claims and budgets; writes nothing.
 */
export function decideConversion(ctx: Ctx, world: World, item: ConversionItem): Outcome {
  const attended = countAttended(world, item);
  const verdict = attribute(world, item);
  const isClaimed = referralsOf(world, item).some(({ isRewardClaimed }) => isRewardClaimed);
  const decision: AttributionDecision =
    verdict.attributed && isClaimed ? { ...verdict, attributed: false, reason: 'already-rewarded' } : verdict;
  const outcome = emptyOutcome(ctx, item, decision);
  const owed = decision.attributed ? findOwed(world, item, decision) : null;
  if (!owed) return finish(ctx, outcome, item, null);
  outcome.conversion.referralId = owed.referral.id;
  outcome.decision.referralId = owed.referral.id;
  const obstacle = obstacleOf(owed, item, attended);
  if (obstacle) {
    outcome.conversion.reason = obstacle;
    outcome.timeline.push(
      timelineEntry(ctx, owed, obstacle === 'below-trigger' ? obstacle : 'converted', item, { reason: obstacle }),
    );
  } else {
    grantRewards({ ctx, world, item, owed, decision, outcome });
    convert(ctx, world, item, owed, outcome);
  }
  writeReferral(ctx, world, item, owed, outcome);
  return finish(ctx, outcome, item, owed);
}

function countAttended(world: World, { input, refereeId }: ConversionItem): number {
  if (input.milestone !== 'attended') return 0;
  const count = (world.attended.get(refereeId) ?? 0) + 1;
  world.attended.set(refereeId, count);
  return count;
}

function referralsOf(world: World, { refereeId }: ConversionItem): ReferralRow[] {
  const known = world.referrals.get(refereeId) ?? [];
  if (!known.length) world.referrals.set(refereeId, known);
  return known;
}

function findOwed(world: World, item: ConversionItem, { winner }: AttributionDecision): Owed | null {
  const program = winner && world.programs.get(winner.programId);
  const version = program?.versions.find((candidate) => candidate.version === winner?.programVersion);
  const definition = version && world.definitions.get(version.id);
  if (!winner || !program || !version || !definition) return null;
  const open = referralsOf(world, item).find(({ codeId, status }) => codeId === winner.codeId && status !== 'rejected');
  const sharedAt = new Date(winner.occurredAt);
  const referral = open ?? {
    id: newId(),
    programId: program.id,
    programVersionId: version.id,
    codeId: winner.codeId,
    referrerId: winner.referrerId,
    refereeId: item.refereeId,
    status: 'pending',
    channel: winner.channel,
    isRewardClaimed: false,
    sharedAt,
    expiresAt: referralExpiresAt(sharedAt, winner.validityDays),
  };
  return { winner, program, versionId: version.id, definition, referral, isNewReferral: !open };
}

function obstacleOf({ definition, program }: Owed, { input }: ConversionItem, attended: number): RuleCode | null {
  const trigger = checkTrigger(definition.trigger, input.milestone, attended);
  if (!trigger.ok) return trigger.reason;
  return input.currency === program.currency ? null : 'currency-mismatch';
}

function convert(ctx: Ctx, world: World, item: ConversionItem, owed: Owed, outcome: Outcome): void {
  const { input } = item;
  const day = dayIn(world.organization.timeZone, input.occurredAt);
  const { programId, referrerId, channel } = owed.referral;
  const value = netValueMinor(input.valueMinor, input.discountMinor);
  const rewardMinor = outcome.rewards.reduce((sum, { rewardAmountMinor }) => sum + rewardAmountMinor, 0);
  const figures = { programId, conversions: 1, conversionValueMinor: value, rewardMinor };
  outcome.daily.push({ ...figures, day, channel });
  outcome.referrers.push({ ...figures, referrerId });
  const data = { valueMinor: value, rewardMinor, currency: input.currency };
  outcome.timeline.push(timelineEntry(ctx, owed, 'converted', item, data));
  if (rewardMinor > 0) {
    world.rewardedCounts.set(participantKey(programId, referrerId), countOf(world, programId, referrerId) + 1);
    outcome.counted = { programId, contactId: referrerId };
    owed.referral.isRewardClaimed = true;
  }
  owed.referral.status = 'converted';
  for (const other of referralsOf(world, item)) {
    if (other.id === owed.referral.id || other.status !== 'pending') continue;
    other.status = 'rejected';
    outcome.changedReferrals.push({ ...unconverted(other), status: 'rejected', reason: 'already-referred' });
    outcome.timeline.push({
      ...timelineEntry(ctx, owed, 'rejected', item, { reason: 'already-referred' }),
      referralId: other.id,
    });
  }
}

function writeReferral(ctx: Ctx, world: World, item: ConversionItem, owed: Owed, outcome: Outcome): void {
  const { referral, winner } = owed;
  const isConverted = referral.status === 'converted';
  const rewardMinor = outcome.rewards.reduce((sum, { rewardAmountMinor }) => sum + rewardAmountMinor, 0);
  const sharedAt = new Date(winner.occurredAt);
  const change: ReferralChange = {
    id: referral.id,
    status: referral.status,
    programVersionId: owed.versionId,
    sharedAt,
    expiresAt: latest(referral.expiresAt, referralExpiresAt(sharedAt, winner.validityDays)),
    convertedAt: isConverted ? item.input.occurredAt : null,
    rewardedAt: null,
    conversionValueMinor: isConverted ? netValueMinor(item.input.valueMinor, item.input.discountMinor) : null,
    rewardAmountMinor: rewardMinor,
    reason: isConverted ? (outcome.conversion.reason ?? null) : null,
    isRewardClaimed: referral.isRewardClaimed,
  };
  if (!owed.isNewReferral) {
    outcome.changedReferrals.push(change);
    return;
  }
  referralsOf(world, item).push(referral);
  outcome.newReferral = newReferral(ctx, owed, change);
  outcome.timeline.unshift({
    ...timelineEntry(ctx, owed, 'shared', item, { channel: winner.channel }),
    occurredAt: sharedAt,
  });
  const day = dayIn(world.organization.timeZone, sharedAt);
  outcome.daily.push({ programId: referral.programId, day, channel: referral.channel, leads: 1 });
  outcome.referrers.push({ programId: referral.programId, referrerId: referral.referrerId, leads: 1 });
}

function newReferral(ctx: Ctx, { referral }: Owed, change: ReferralChange): NewReferralRow {
  const { programId, codeId, referrerId, refereeId, channel } = referral;
  return {
    organizationId: ctx.organizationId,
    programId,
    codeId,
    referrerId,
    refereeId,
    channel,
    referredAt: change.sharedAt,
    ...change,
  };
}

function unconverted({ id, programVersionId, sharedAt, expiresAt }: ReferralRow): ReferralChange {
  const nothing = {
    convertedAt: null,
    rewardedAt: null,
    conversionValueMinor: null,
    rewardAmountMinor: 0,
    reason: null,
  };
  return { id, status: 'pending', programVersionId, sharedAt, expiresAt, ...nothing, isRewardClaimed: false };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}

function timelineEntry(
  ctx: Ctx,
  { referral }: Owed,
  type: string,
  { input }: ConversionItem,
  data: Record<string, unknown>,
) {
  return { organizationId: ctx.organizationId, referralId: referral.id, type, data, occurredAt: input.occurredAt };
}

function emptyOutcome(ctx: Ctx, item: ConversionItem, decision: AttributionDecision): Outcome {
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
      evidenceHash: createHash('sha256').update(canonicalJson(decision.evidence)).digest('hex'),
      decidedBy: 'system:kith',
    },
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

function finish(ctx: Ctx, outcome: Outcome, item: ConversionItem, owed: Owed | null): Outcome {
  const { conversion, rewards } = outcome;
  const { attributed, reason = null, referralId = null } = conversion;
  const referrerId = owed?.referral.referrerId ?? null;
  outcome.referrerId = referrerId;
  outcome.audit.push({
    action: 'conversion.recorded',
    subjectType: 'conversion',
    subjectId: conversion.id,
    requestId: item.requestId,
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
