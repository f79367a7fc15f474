import { z } from 'zod';
import { amountMinorSchema, currencySchema, externalIdSchema, instantSchema } from '@/lib/domain/common/fields';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { rewardsSchema } from '@/lib/domain/programs/rewards-schema';
import { recipientsNeedingApproval } from '@/lib/domain/rewards/approval';
import { type Calculation, calculate } from '@/lib/domain/rewards/calculate';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { readOnly } from '../transact';

const previewSchema = z.strictObject({
  rewards: rewardsSchema,
  currency: currencySchema,
  valueMinor: amountMinorSchema,
  discountMinor: amountMinorSchema.default(0),
  courseExternalId: externalIdSchema.optional(),
  occurredAt: instantSchema.optional(),
  /** The referrer's how-manieth rewarded conversion this would be. */
  rewardedCount: z.int().min(1).max(100_000).default(1),
});

export interface RewardPreview extends Calculation {
  currency: string;
  limitMinor: number;
  approvalThresholdMinor: number;
  needsApproval: { referrer: boolean; referee: boolean };
}

/** What a conversion would earn by these rules: the function that pays, with the organisation's own limits. Writes nothing. */
export async function previewReward(ctx: Ctx, input: unknown): Promise<RewardPreview> {
  authorize(ctx, 'programs:read');
  const { rewards, currency, occurredAt, courseExternalId, ...rest } = parse(previewSchema, input);
  const organization = await readOnly(ctx, (tx) => organizationFacts(tx, ctx));
  const { limitMinor, approvalThresholdMinor } = limitsIn(currency, organization);
  const calculation = calculate(rewards, {
    ...rest,
    programVersion: 1,
    currency,
    timeZone: organization.timeZone,
    refundedMinor: 0,
    droppedOut: false,
    courseExternalId: courseExternalId ?? null,
    convertedAt: occurredAt ?? ctx.now,
    limitMinor,
    budgetLeftMinor: null,
  });
  const lines = calculation.lines.map(({ side, amountMinor }) => ({ recipientId: side, amountMinor }));
  const needing = recipientsNeedingApproval(lines, approvalThresholdMinor);
  return {
    ...calculation,
    currency,
    limitMinor,
    approvalThresholdMinor,
    needsApproval: { referrer: needing.has('referrer'), referee: needing.has('referee') },
  };
}
