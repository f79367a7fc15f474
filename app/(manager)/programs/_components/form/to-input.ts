import { endOfDayIn, startOfDayIn } from '@/lib/domain/common/day-bounds';
import { dayIn } from '@/lib/domain/common/days';
import { wholeDaySchema } from '@/lib/domain/common/fields';
import type { ProgramFormValues, PromotionFields, RuleFields, ValueFields } from './values';

/** The instants a programme has already: a day that was not touched keeps its hour. */
export type Dates = { timeZone: string; startsAt?: Date; endsAt?: Date | null };

type Input = Record<string, unknown>;

/** The body of `POST /programs` that the form's values mean; what is empty is left out. Not yet checked. */
export function toInput(values: ProgramFormValues, dates: Dates): Input {
  const { rewards: _, ...plain } = values;
  return {
    ...plain,
    description: values.description.trim() || undefined,
    startsAt: instantOf(values.startsAt, dates.timeZone, startOfDayIn, dates.startsAt),
    endsAt: values.endsAt ? instantOf(values.endsAt, dates.timeZone, endOfDayIn, dates.endsAt) : undefined,
    trigger: { milestone: values.trigger.milestone, count: countOf(values.trigger) },
    eligibility: {
      ...values.eligibility,
      kinds: values.eligibility.kinds.length > 0 ? values.eligibility.kinds : undefined,
      minimumAge: values.eligibility.minimumAge ?? undefined,
    },
    budgetMinor: values.budgetMinor ?? undefined,
    rewards: toRewards(values),
  };
}

/** The part of the body that the reward calculation reads. Not yet checked. */
export function toRewards({ rewards }: Pick<ProgramFormValues, 'rewards'>): Input {
  return {
    referrer: ruleOf(rewards.referrer),
    referee: ruleOf(rewards.referee),
    tiers: rewards.referrer.on ? rewards.tiers.map((tier) => ({ fromCount: tier.fromCount, ...valueParts(tier) })) : [],
    bonuses: rewards.bonuses.map((bonus) => ({ atCount: bonus.atCount, every: bonus.every, ...kindAndValue(bonus) })),
    promotions: rewards.promotions.map(promotionOf),
    courses: rewards.courses.map(({ courseExternalIds, referrer, referee }) => ({
      courseExternalIds,
      referrer: ruleOf(referrer),
      referee: ruleOf(referee),
    })),
    vesting: rewards.vestingForm === 'none' ? undefined : rewards.vesting,
    expiryDays: rewards.expiryDays ?? undefined,
  };
}

function countOf({ milestone, count }: ProgramFormValues['trigger']): number | undefined {
  return milestone === 'attended' ? (count ?? undefined) : undefined;
}

function instantOf(day: string, zone: string, bound: (zone: string, day: string) => Date, kept?: Date | null): string {
  if (kept && dayIn(zone, kept) === day) return kept.toISOString();
  return wholeDaySchema.safeParse(day).success ? bound(zone, day).toISOString() : day;
}

function ruleOf(rule: RuleFields): Input | undefined {
  return rule.on ? kindAndValue(rule) : undefined;
}

function kindAndValue(rule: RuleFields): Input {
  return {
    kind: rule.kind,
    item: rule.kind === 'merchandise' ? rule.item.trim() || undefined : undefined,
    ...valueParts(rule),
  };
}

function valueParts({ form, amountMinor, rateBps, capMinor }: ValueFields): Input {
  return {
    amountMinor: form === 'fixed' ? (amountMinor ?? undefined) : undefined,
    rateBps: form === 'percentage' ? (rateBps ?? undefined) : undefined,
    capMinor: capMinor ?? undefined,
  };
}

function promotionOf(promotion: PromotionFields): Input {
  const { form, multiplierBps, extraMinor, courseExternalIds, name, startsAt, endsAt, side } = promotion;
  return {
    name,
    startsAt,
    endsAt,
    side,
    multiplierBps: form === 'multiplier' ? (multiplierBps ?? undefined) : undefined,
    extraMinor: form === 'extra' ? (extraMinor ?? undefined) : undefined,
    courseExternalIds: courseExternalIds.length > 0 ? courseExternalIds : undefined,
  };
}
