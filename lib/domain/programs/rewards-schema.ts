import { z } from 'zod';
import {
  amountMinorSchema,
  externalIdSchema,
  positiveAmountMinorSchema,
  rateBpsSchema,
  text,
  wholeDaySchema,
} from '../common/fields';
import { REWARD_KINDS, REWARD_SIDES } from '../rewards/kinds';

const MAX_MULTIPLIER_BPS = 100_000;

const value = {
  amountMinor: positiveAmountMinorSchema.optional(),
  rateBps: rateBpsSchema.optional(),
  capMinor: positiveAmountMinorSchema.optional(),
};

const kindAndItem = { kind: z.enum(REWARD_KINDS), item: text(200).optional() };

type Value = { amountMinor?: number; rateBps?: number };

function oneValue(rule: Value, context: z.RefinementCtx): void {
  const both = rule.amountMinor !== undefined && rule.rateBps !== undefined;
  if (both) context.addIssue({ code: 'custom', path: ['rateBps'], message: 'Give amountMinor or rateBps, not both.' });
  if (rule.amountMinor === undefined && rule.rateBps === undefined) {
    context.addIssue({ code: 'custom', path: ['amountMinor'], message: 'Give amountMinor or rateBps.' });
  }
}

function itemOfMerchandise(rule: { kind: string; item?: string }, context: z.RefinementCtx): void {
  if (rule.kind === 'merchandise' && rule.item === undefined) {
    context.addIssue({ code: 'custom', path: ['item'], message: 'Merchandise needs an item.' });
  }
  if (rule.kind !== 'merchandise' && rule.item !== undefined) {
    context.addIssue({ code: 'custom', path: ['item'], message: 'Only merchandise has an item.' });
  }
}

export const rewardRuleSchema = z
  .strictObject({ ...kindAndItem, ...value })
  .superRefine(oneValue)
  .superRefine(itemOfMerchandise);
export type RewardRule = z.output<typeof rewardRuleSchema>;

const count = z.int().min(1, 'Must be at least 1.').max(100_000);

export const tierSchema = z.strictObject({ fromCount: count, ...value }).superRefine(oneValue);
export type Tier = z.output<typeof tierSchema>;

export const bonusSchema = z
  .strictObject({ atCount: count, every: z.boolean().default(false), ...kindAndItem, ...value })
  .superRefine(oneValue)
  .superRefine(itemOfMerchandise);
export type Bonus = z.output<typeof bonusSchema>;

const courseIds = z.array(externalIdSchema).min(1, 'Must name at least one course.').max(500);

export const promotionSchema = z
  .strictObject({
    name: text(120),
    startsAt: wholeDaySchema,
    endsAt: wholeDaySchema,
    multiplierBps: z
      .int()
      .min(0)
      .max(MAX_MULTIPLIER_BPS, `Must be at most ${MAX_MULTIPLIER_BPS} (ten times).`)
      .optional(),
    extraMinor: amountMinorSchema.optional(),
    courseExternalIds: courseIds.optional(),
    side: z.enum(REWARD_SIDES).default('referrer'),
  })
  .superRefine((promotion, context) => {
    if (promotion.endsAt < promotion.startsAt) {
      context.addIssue({ code: 'custom', path: ['endsAt'], message: 'Must not be before startsAt.' });
    }
    if ((promotion.multiplierBps === undefined) === (promotion.extraMinor === undefined)) {
      const message = 'Give multiplierBps or extraMinor, one of them.';
      context.addIssue({ code: 'custom', path: ['multiplierBps'], message });
    }
  });
export type Promotion = z.output<typeof promotionSchema>;

export const courseRuleSchema = z
  .strictObject({
    courseExternalIds: courseIds,
    referrer: rewardRuleSchema.optional(),
    referee: rewardRuleSchema.optional(),
  })
  .refine((rule) => rule.referrer !== undefined || rule.referee !== undefined, {
    path: ['referrer'],
    error: 'Give a reward for the referrer, the referee or both.',
  });
export type CourseRule = z.output<typeof courseRuleSchema>;

const vestingPartSchema = z.strictObject({
  /** Days of 24 h after the conversion; a longer hold still counts. */
  afterDays: z
    .int('Must be a whole number of days.')
    .min(0, 'Must not be negative.')
    .max(3650, 'Must be at most 3650 days.'),
  shareBps: rateBpsSchema.min(1, 'Must be more than 0.'),
});

/** Parts in which a base reward becomes payable: later ones after it, all of them together the whole. */
export const vestingSchema = z
  .array(vestingPartSchema)
  .min(1, 'Must have at least one part.')
  .max(6, 'Must have at most 6 parts.')
  .superRefine((parts, context) => {
    parts.forEach(({ afterDays }, index) => {
      if (afterDays > (parts[index - 1]?.afterDays ?? -1)) return;
      const message = 'Must be more days than the part before.';
      context.addIssue({ code: 'custom', path: [index, 'afterDays'], message });
    });
    const sum = parts.reduce((total, { shareBps }) => total + shareBps, 0);
    if (sum === 10_000) return;
    const message = `All shares together must be 10000 (100 %), not ${sum}.`;
    context.addIssue({ code: 'custom', path: [parts.length - 1, 'shareBps'], message });
  });
export type Vesting = z.output<typeof vestingSchema>;

/** `rewards` of a programme version, exactly as the REST API takes it. */
export const rewardsSchema = z
  .strictObject({
    referrer: rewardRuleSchema.optional(),
    referee: rewardRuleSchema.optional(),
    tiers: z.array(tierSchema).max(50).default([]),
    bonuses: z.array(bonusSchema).max(20).default([]),
    promotions: z.array(promotionSchema).max(50).default([]),
    courses: z.array(courseRuleSchema).max(200).default([]),
    vesting: vestingSchema.optional(),
    expiryDays: z.int().min(1).max(3650).optional(),
  })
  .superRefine((rewards, context) => {
    rewards.tiers.forEach((tier, index) => {
      const before = rewards.tiers[index - 1];
      if (!before || tier.fromCount > before.fromCount) return;
      const message = 'Must be more than the tier before: counts ascend and differ.';
      context.addIssue({ code: 'custom', path: ['tiers', index, 'fromCount'], message });
    });
    if (rewards.tiers.length > 0 && !rewards.referrer) {
      const message = 'Tiers change the reward of the referrer, so give that first.';
      context.addIssue({ code: 'custom', path: ['referrer'], message });
    }
    if (!rewards.referrer && !rewards.referee && rewards.bonuses.length === 0 && rewards.courses.length === 0) {
      context.addIssue({ code: 'custom', path: ['referrer'], message: 'Give at least one reward.' });
    }
  });
export type Rewards = z.output<typeof rewardsSchema>;
export type RewardsInput = z.input<typeof rewardsSchema>;
