import { z } from 'zod';
import { givenCodeSchema } from '../codes/schema';
import { amountMinorSchema, currencySchema, externalIdSchema, instantSchema } from '../common/fields';
import { refereeReferenceSchema } from '../people/schema';
import { MILESTONES } from '../programs/types';

/** Body of `POST /conversions`. */
export const recordConversionSchema = z.strictObject({
  externalId: externalIdSchema,
  referee: refereeReferenceSchema,
  milestone: z.enum(MILESTONES),
  courseExternalId: externalIdSchema.optional(),
  valueMinor: amountMinorSchema,
  discountMinor: amountMinorSchema.default(0),
  currency: currencySchema,
  occurredAt: instantSchema,
  code: givenCodeSchema.optional(),
});
export type RecordConversionInput = z.output<typeof recordConversionSchema>;

/** List price less discounts, never below 0 (product.md, "Rewards, exactly"). */
export function netValueMinor(valueMinor: number, discountMinor: number): number {
  return Math.max(0, valueMinor - discountMinor);
}
