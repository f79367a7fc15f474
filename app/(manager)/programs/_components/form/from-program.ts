import { dayIn } from '@/lib/domain/common/days';
import type {
  Bonus,
  CourseRule,
  Promotion,
  RewardRule,
  Rewards,
  Tier,
  Vesting,
} from '@/lib/domain/programs/rewards-schema';
import type { CreateProgramInput } from '@/lib/domain/programs/schema';
import {
  type BonusFields,
  type CourseRuleFields,
  EMPTY_RULE,
  type ProgramFormValues,
  type PromotionFields,
  type RuleFields,
  type TierFields,
  type ValueFields,
  type VestingForm,
} from './values';

type Value = { amountMinor?: number; rateBps?: number; capMinor?: number };

function valueFields({ amountMinor, rateBps, capMinor }: Value): ValueFields {
  return {
    form: rateBps === undefined ? 'fixed' : 'percentage',
    amountMinor: amountMinor ?? null,
    rateBps: rateBps ?? null,
    capMinor: capMinor ?? null,
  };
}

function ruleFields(rule: RewardRule | undefined): RuleFields {
  return rule ? { on: true, kind: rule.kind, item: rule.item ?? '', ...valueFields(rule) } : { ...EMPTY_RULE };
}

const tierFields = (tier: Tier): TierFields => ({ fromCount: tier.fromCount, ...valueFields(tier) });

const bonusFields = (bonus: Bonus): BonusFields => ({
  ...ruleFields(bonus),
  atCount: bonus.atCount,
  every: bonus.every,
});

const promotionFields = (promotion: Promotion): PromotionFields => ({
  name: promotion.name,
  startsAt: promotion.startsAt,
  endsAt: promotion.endsAt,
  form: promotion.multiplierBps === undefined ? 'extra' : 'multiplier',
  multiplierBps: promotion.multiplierBps ?? null,
  extraMinor: promotion.extraMinor ?? null,
  courseExternalIds: promotion.courseExternalIds ?? [],
  side: promotion.side,
});

const courseFields = (rule: CourseRule): CourseRuleFields => ({
  courseExternalIds: rule.courseExternalIds,
  referrer: ruleFields(rule.referrer),
  referee: ruleFields(rule.referee),
});

const HALF_BPS = 5000;

function vestingForm(vesting: Vesting | undefined): VestingForm {
  if (!vesting) return 'none';
  const isHalves = vesting.length === 2 && vesting[0]?.afterDays === 0 && vesting[0].shareBps === HALF_BPS;
  return isHalves ? 'halves' : 'parts';
}

function rewardFields(rewards: Rewards): ProgramFormValues['rewards'] {
  return {
    referrer: ruleFields(rewards.referrer),
    referee: ruleFields(rewards.referee),
    tiers: rewards.tiers.map(tierFields),
    bonuses: rewards.bonuses.map(bonusFields),
    promotions: rewards.promotions.map(promotionFields),
    courses: rewards.courses.map(courseFields),
    vestingForm: vestingForm(rewards.vesting),
    vesting: rewards.vesting?.map((part) => ({ ...part })) ?? [],
    expiryDays: rewards.expiryDays ?? null,
  };
}

/** A programme's body as the form holds it. Instants become whole days of the organisation. */
export function fromProgram(
  program: Omit<CreateProgramInput, 'endsAt'> & { endsAt?: Date | null },
  timeZone: string,
): ProgramFormValues {
  return {
    name: program.name,
    description: program.description ?? '',
    programType: program.programType,
    currency: program.currency,
    startsAt: dayIn(timeZone, program.startsAt),
    endsAt: program.endsAt ? dayIn(timeZone, program.endsAt) : '',
    validityDays: program.validityDays,
    trigger: { milestone: program.trigger.milestone, count: program.trigger.count ?? null },
    holdDays: program.holdDays,
    attribution: { ...program.attribution },
    eligibility: {
      ...program.eligibility,
      kinds: program.eligibility.kinds ?? [],
      minimumAge: program.eligibility.minimumAge ?? null,
    },
    budgetMinor: program.budgetMinor ?? null,
    rewards: rewardFields(program.rewards),
    termsAndConditions: program.termsAndConditions,
  };
}
