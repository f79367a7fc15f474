import { z } from 'zod';
import { givenCodeSchema } from '../codes/schema';
import { externalIdSchema, instantSchema, visitorIdSchema } from '../common/fields';
import { CHANNELS } from './channels';

/** Body of `POST /touches`. */
export const recordTouchSchema = z.strictObject({
  code: givenCodeSchema,
  channel: z.enum(CHANNELS).optional(),
  visitorId: visitorIdSchema.optional(),
  occurredAt: instantSchema.optional(),
  userAgent: z.string().max(1000).optional(),
});
export type RecordTouchInput = z.output<typeof recordTouchSchema>;

/** A touch of a known person, as history is imported. */
export const importTouchSchema = recordTouchSchema.extend({
  occurredAt: instantSchema,
  refereeExternalId: externalIdSchema.optional(),
});
export type ImportTouchInput = z.output<typeof importTouchSchema>;
