import { z } from 'zod';
import { instantSchema, listQueryFields } from '../common/fields';
import { idSchema } from '../ids';
import { PAYOUT_STATUSES } from './lifecycle';

/** Body of `POST /payouts/run`. */
export const runPayoutsSchema = z.strictObject({ asOf: instantSchema.optional() });
export type RunPayoutsInput = z.output<typeof runPayoutsSchema>;

export const listPayoutsSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(PAYOUT_STATUSES).optional(),
  recipientId: idSchema.optional(),
});
export type ListPayoutsQuery = z.output<typeof listPayoutsSchema>;
