import { z } from 'zod';
import { givenCodeSchema } from '../codes/schema';
import { externalIdSchema, instantSchema, text, visitorIdSchema } from '../common/fields';
import { CHANNELS } from './channels';

const HOST = /^(?=.{1,253}(?::|$))[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?$/;

/** The host of a page: never its path, which may name a person. */
const hostSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(HOST, 'Must be the host of a page, such as social.example, without a path.');

const utmSchema = z.strictObject({
  utm_source: text(500).optional(),
  utm_medium: text(500).optional(),
  utm_campaign: text(500).optional(),
  utm_term: text(500).optional(),
  utm_content: text(500).optional(),
});

/** Body of `POST /touches`. */
export const recordTouchSchema = z.strictObject({
  code: givenCodeSchema,
  channel: z.enum(CHANNELS).optional(),
  visitorId: visitorIdSchema.optional(),
  occurredAt: instantSchema.optional(),
  userAgent: z.string().max(1000).optional(),
  utm: utmSchema.optional(),
  referringHost: hostSchema.optional(),
});
export type RecordTouchInput = z.output<typeof recordTouchSchema>;

/** A touch of a known person, as history is imported. */
export const importTouchSchema = recordTouchSchema.extend({
  occurredAt: instantSchema,
  refereeExternalId: externalIdSchema.optional(),
});
export type ImportTouchInput = z.output<typeof importTouchSchema>;
