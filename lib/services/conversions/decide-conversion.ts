import type { AttributionDecision } from '@/lib/domain/attribution/decide';
import { dayIn } from '@/lib/domain/common/days';
import { netValueMinor } from '@/lib/domain/conversions/schema';
import { checkTrigger } from '@/lib/domain/conversions/trigger';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import type { RuleCode } from '@/lib/domain/rule-codes';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { grantRewards } from '../rewards/grant';
import { attribute } from './attribute';
import { addGivenTouch } from './given-touch';
import type { Outcome } from './outcome';
import { emptyOutcome, finishOutcome, timelineEntry } from './outcome-rows';
import { changeReferral, unconverted } from './referral-change';
import { type ConversionItem, countOf, type Owed, participantKey, referralsOf, type World } from './world';

/**
 * Decides one conversion on the facts of its batch: to whom it is owed, whether it earns, and what. Changes the world's
 * counts, claims and budgets; writes nothing.
 */
export function decideConversion(ctx: Ctx, world: World, item: ConversionItem): Outcome {
  const attended = countAttended(world, item);
  const verdict = attribute(world, item);
  const isClaimed = referralsOf(world, item.refereeId).some(({ isRewardClaimed }) => isRewardClaimed);
  const decision: AttributionDecision =
    verdict.attributed && isClaimed ? { ...verdict, attributed: false, reason: 'already-rewarded' } : verdict;
  const outcome = emptyOutcome(ctx, item, decision);
  addGivenTouch(ctx, world, item, verdict, outcome);
  return settleDecision(ctx, world, item, { decision, attended, outcome });
}

/** Works out what follows from a decision, the system's or a person's: `outcome` comes empty and is answered full. */
export function settleDecision(
  ctx: Ctx,
  world: World,
  item: ConversionItem,
  { decision, attended, outcome }: { decision: AttributionDecision; attended: number; outcome: Outcome },
): Outcome {
  const owed = decision.attributed ? findOwed(world, item, decision) : null;
  if (!owed) return finishOutcome(ctx, outcome, item, null);
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
  changeReferral(ctx, world, item, owed, outcome);
  return finishOutcome(ctx, outcome, item, owed);
}

function countAttended(world: World, { input, refereeId }: ConversionItem): number {
  if (input.milestone !== 'attended') return 0;
  const count = (world.attended.get(refereeId) ?? 0) + 1;
  world.attended.set(refereeId, count);
  return count;
}

function findOwed(world: World, item: ConversionItem, { winner }: AttributionDecision): Owed | null {
  const program = winner && world.programs.get(winner.programId);
  const version = program?.versions.find((candidate) => candidate.version === winner?.programVersion);
  const definition = version && world.definitions.get(version.id);
  if (!winner || !program || !version || !definition) return null;
  const open = referralsOf(world, item.refereeId).find(
    ({ codeId, status }) => codeId === winner.codeId && status !== 'rejected',
  );
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
    milestones: 0,
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
  outcome.daily.push({ ...figures, day, channel, referralId: owed.referral.id });
  outcome.referrers.push({ ...figures, referrerId });
  const data = { valueMinor: value, rewardMinor, currency: input.currency };
  outcome.timeline.push(timelineEntry(ctx, owed, 'converted', item, data));
  if (rewardMinor > 0) {
    world.rewardedCounts.set(participantKey(programId, referrerId), countOf(world, programId, referrerId) + 1);
    outcome.counted = { programId, contactId: referrerId };
    owed.referral.isRewardClaimed = true;
  }
  owed.referral.status = 'converted';
  for (const other of referralsOf(world, item.refereeId)) {
    if (other.id === owed.referral.id || other.status !== 'pending') continue;
    other.status = 'rejected';
    outcome.changedReferrals.push({ ...unconverted(other), status: 'rejected', reason: 'already-referred' });
    outcome.timeline.push({
      ...timelineEntry(ctx, owed, 'rejected', item, { reason: 'already-referred' }),
      referralId: other.id,
    });
  }
}
