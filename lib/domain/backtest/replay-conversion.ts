import { PPM } from '../attribution/shares';
import { dayIn } from '../common/days';
import { checkTrigger } from '../conversions/trigger';
import { checkReferrer } from '../programs/eligibility';
import type { ProgramDefinition } from '../programs/schema';
import { type Calculation, calculate } from '../rewards/calculate';
import type { CalculateFacts } from '../rewards/input';
import type { RewardSide } from '../rewards/kinds';
import { recompute } from '../rewards/recompute';
import { splitLine } from '../rewards/split';
import type { RuleCode } from '../rule-codes';
import type { PastConversion, RewardEnd } from './past-conversion';
import { type BacktestPlan, hasOtherCriteria } from './plan';

/** Where the programme stands before a conversion. */
export type Standing = {
  /** The referee has had his one reward. */
  readonly isClaimed: boolean;
  /** The referrer's rewarded conversions so far. */
  readonly rewardedBefore: number;
  readonly budgetSpentMinor: number;
};

export type ReplayedLine = {
  readonly recipientId: string;
  readonly side: RewardSide;
  readonly line: string;
  readonly grantedMinor: number;
  readonly standingMinor: number;
};

export type Replayed = {
  readonly lines: readonly ReplayedLine[];
  readonly reason: RuleCode | null;
  readonly cuts: Calculation['cuts'];
};

/**
 * What a version pays for a past conversion: trigger, one reward per referee, the calculation of the grant, the split as it
 * was decided, and then the recomputation for each refund. The same functions as when it happened.
 */
export function replayConversion(
  plan: BacktestPlan,
  version: number,
  past: PastConversion,
  standing: Standing,
): Replayed {
  const definition = definitionOf(plan, version);
  const obstacle = obstacleOf(plan, definition, past, standing);
  if (obstacle) return { lines: [], reason: obstacle, cuts: [] };
  const facts = factsOf(plan, version, definition, past, standing);
  const { lines, reason, cuts } = calculate(definition.rewards, facts);
  const shares = past.shares ?? [{ referrerId: past.referrerId, ppm: PPM }];
  const granted = lines.flatMap((line) =>
    line.side === 'referee'
      ? [{ ...line, recipientId: past.refereeId }]
      : splitLine(line, shares, plan.currency).map((part) => ({ ...part, recipientId: part.referrerId })),
  );
  const stands = afterRefunds(definition, facts, granted, past);
  return {
    lines: granted.map(({ recipientId, side, line, amountMinor }, index) => ({
      recipientId,
      side,
      line,
      grantedMinor: amountMinor,
      standingMinor: stands[index] as number,
    })),
    reason,
    cuts,
  };
}

/** A version's rules. Throws when the programme has none of that number. */
export function definitionOf({ definitions }: BacktestPlan, version: number): ProgramDefinition {
  const definition = definitions.get(version);
  if (!definition) throw new RangeError(`There is no version ${version}`);
  return definition;
}

function obstacleOf(
  plan: BacktestPlan,
  definition: ProgramDefinition,
  past: PastConversion,
  { isClaimed }: Standing,
): RuleCode | null {
  if (isClaimed || past.isRewardedElsewhere) return 'already-rewarded';
  const refusal = refusalOf(plan, definition, past);
  if (refusal) return refusal;
  const trigger = checkTrigger(definition.trigger, past.milestone, past.attended);
  if (!trigger.ok) return trigger.reason;
  return past.currency === plan.currency ? null : 'currency-mismatch';
}

// The decision has asked what the version of the time asks; only what differs from it is asked here.
function refusalOf(plan: BacktestPlan, definition: ProgramDefinition, past: PastConversion): RuleCode | null {
  const { eligibility } = definition;
  const bound = definitionOf(plan, past.boundVersion);
  if (past.referrer && hasOtherCriteria(definition, bound)) {
    const today = dayIn(plan.timeZone, past.occurredAt);
    const { programType } = plan;
    const verdict = checkReferrer({ programType, eligibility, referrer: past.referrer, today });
    if (!verdict.ok) return verdict.reason;
  }
  if (past.relation === 'self' && !eligibility.allowSelfReferral && bound.eligibility.allowSelfReferral)
    return 'self-referral';
  if (past.relation === 'household' && !eligibility.allowSameHousehold && bound.eligibility.allowSameHousehold)
    return 'same-household';
  return null;
}

function factsOf(
  plan: BacktestPlan,
  version: number,
  { budgetMinor }: ProgramDefinition,
  past: PastConversion,
  { rewardedBefore, budgetSpentMinor }: Standing,
): CalculateFacts {
  const { valueMinor, discountMinor, courseExternalId, occurredAt, setting } = past;
  return {
    programVersion: version,
    currency: plan.currency,
    timeZone: setting?.timeZone ?? plan.timeZone,
    valueMinor,
    discountMinor,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId,
    convertedAt: occurredAt,
    // Merging two people adds their counts, so with the version of the time the receipt's own count holds.
    rewardedCount: (plan.version === null ? setting?.rewardedCount : undefined) ?? rewardedBefore + 1,
    limitMinor: setting?.limitMinor ?? plan.limitMinor,
    budgetLeftMinor: budgetMinor === null ? null : Math.max(0, budgetMinor - budgetSpentMinor),
  };
}

type Granted = Pick<ReplayedLine, 'recipientId' | 'side' | 'line'> & { readonly amountMinor: number };

function afterRefunds(
  { rewards }: ProgramDefinition,
  facts: CalculateFacts,
  granted: readonly Granted[],
  past: PastConversion,
): number[] {
  const stands = granted.map(({ amountMinor }) => amountMinor);
  const ends = granted.map((line) => endOf(line, past));
  let refundedMinor = 0;
  let droppedOut = false;
  for (const refund of past.refunds) {
    refundedMinor += refund.amountMinor;
    droppedOut ||= refund.droppedOut;
    const aftermath = { refundedMinor, droppedOut };
    const before = granted.map(({ side, line, amountMinor }, index) => {
      const isForfeited = isOver(ends[index] ?? null, aftermath);
      const standsMinor = isForfeited ? 0 : (stands[index] as number);
      return { rewardId: String(index), side, line, originalAmountMinor: amountMinor, standsMinor, isForfeited };
    });
    for (const { rewardId, afterMinor } of recompute(rewards, facts, before, aftermath)) {
      stands[Number(rewardId)] = afterMinor;
    }
  }
  return stands.map((minor, index) => (ends[index]?.keeps === false ? 0 : minor));
}

/** A line ends as the same line of the same recipient did. */
function endOf(line: Granted, { paid }: PastConversion): RewardEnd | null {
  const same = paid.find(
    (reward) => reward.recipientId === line.recipientId && reward.side === line.side && reward.line === line.line,
  );
  return same?.end ?? null;
}

function isOver(end: RewardEnd | null, { refundedMinor, droppedOut }: { refundedMinor: number; droppedOut: boolean }) {
  if (!end) return false;
  return refundedMinor > end.refundedMinor || (droppedOut && !end.droppedOut);
}
