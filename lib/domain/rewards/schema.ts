import { z } from 'zod';
import { listQueryFields, text } from '../common/fields';
import { idSchema } from '../ids';
import { REWARD_STATUSES } from './lifecycle';

/** Body of `POST /rewards/{id}/approve`. */
export const approveRewardSchema = z.strictObject({ note: text(1000).optional() });
export type ApproveRewardInput = z.output<typeof approveRewardSchema>;

/** Body of `POST /rewards/{id}/reject`. */
export const rejectRewardSchema = z.strictObject({ reason: text(1000) });
export type RejectRewardInput = z.output<typeof rejectRewardSchema>;

export const listRewardsSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(REWARD_STATUSES).optional(),
  recipientId: idSchema.optional(),
  referralId: idSchema.optional(),
});
export type ListRewardsQuery = z.output<typeof listRewardsSchema>;
