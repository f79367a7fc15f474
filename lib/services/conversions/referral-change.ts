import type { ReferralRow } from '@/db/queries/conversion-world';
import { dayIn } from '@/lib/domain/common/days';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { qualityScore } from '@/lib/domain/referrals/quality-score';
import type { Ctx } from '../context';
import type { NewReferralRow, Outcome, ReferralChange } from './outcome';
import { timelineEntry } from './outcome-rows';
import { type ConversionItem, type Owed, referralsOf, type World } from './world';

/** What a conversion makes of its referral: a new one, or a change of the one that waited. */
export function changeReferral(ctx: Ctx, world: World, item: ConversionItem, owed: Owed, outcome: Outcome): void {
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
    qualityScore: scoreOf(world, item, owed, isConverted),
    reason: isConverted ? (outcome.conversion.reason ?? null) : null,
    isRewardClaimed: referral.isRewardClaimed,
  };
  if (!owed.isNewReferral) {
    // Below the trigger nothing happens to a referral that exists: it goes on waiting, or stays what it became.
    if (outcome.daily.some(({ conversions }) => conversions)) outcome.changedReferrals.push(change);
    return;
  }
  referralsOf(world, item.refereeId).push(referral);
  outcome.newReferral = { ...newReferral(ctx, owed, change), ...world.sources.get(winner.touchId) };
  outcome.timeline.unshift({
    ...timelineEntry(ctx, owed, 'shared', item, { channel: winner.channel }),
    occurredAt: sharedAt,
  });
  const day = dayIn(world.organization.timeZone, sharedAt);
  outcome.daily.push({
    programId: referral.programId,
    day,
    channel: referral.channel,
    referralId: referral.id,
    leads: 1,
  });
  outcome.referrers.push({ programId: referral.programId, referrerId: referral.referrerId, leads: 1 });
}

function scoreOf(world: World, { input, refereeId }: ConversionItem, owed: Owed, isConverted: boolean): number {
  const sharedAt = new Date(owed.winner.occurredAt);
  const referee = world.people.get(refereeId);
  return qualityScore({
    hasEmail: Boolean(referee?.email),
    hasPhone: Boolean(referee?.phone),
    hasConsent: Boolean(referee?.consentAt),
    wasOpenLead: Boolean(referee?.leadSince && referee.leadSince < sharedAt),
    sharedAt,
    milestones: owed.referral.milestones,
    convertedAt: isConverted ? input.occurredAt : null,
    keptBps: isConverted ? 10_000 : null,
  }).score;
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

/** A referral as it is while nobody has converted. */
export function unconverted({ id, programVersionId, sharedAt, expiresAt }: ReferralRow): ReferralChange {
  const nothing = {
    convertedAt: null,
    rewardedAt: null,
    conversionValueMinor: null,
    rewardAmountMinor: 0,
    qualityScore: null,
    reason: null,
  };
  return { id, status: 'pending', programVersionId, sharedAt, expiresAt, ...nothing, isRewardClaimed: false };
}

function latest(a: Date, b: Date): Date {
  return a > b ? a : b;
}
