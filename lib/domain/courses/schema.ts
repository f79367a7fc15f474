import { z } from 'zod';
import { amountMinorSchema, currencySchema, externalIdSchema, text } from '../common/fields';

/** Body of `POST /courses`. */
export const createCourseSchema = z.strictObject({
  externalId: externalIdSchema,
  name: text(200),
  priceMinor: amountMinorSchema,
  currency: currencySchema,
});
export type CreateCourseInput = z.output<typeof createCourseSchema>;
