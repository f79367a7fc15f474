import { z } from 'zod';
import { givenCodeSchema } from '../codes/schema';
import { emailSchema, instantSchema, listQueryFields, phoneSchema, text, visitorIdSchema } from '../common/fields';
import { idSchema } from '../ids';
import { refereeSchema } from '../people/schema';
import { CHANNELS } from '../tracking/channels';
import { REFERRAL_STATUSES } from './lifecycle';

/** Body of `POST /referrals`. */
export const submitLeadSchema = z.strictObject({
  code: givenCodeSchema,
  visitorId: visitorIdSchema.optional(),
  channel: z.enum(CHANNELS).optional(),
  referee: refereeSchema,
  occurredAt: instantSchema.optional(),
});
export type SubmitLeadInput = z.output<typeof submitLeadSchema>;

/** The form on the landing page: two fields and a consent. */
export const landingLeadSchema = z.object({
  firstName: text(100),
  email: emailSchema,
  phone: phoneSchema.optional(),
  consent: z.literal(['on', 'true', true], 'Please agree, so that the school may write to you.'),
});
export type LandingLeadInput = z.output<typeof landingLeadSchema>;

export const listReferralsSchema = z.strictObject({
  ...listQueryFields,
  status: z.enum(REFERRAL_STATUSES).optional(),
  programId: idSchema.optional(),
  referrerId: idSchema.optional(),
});
export type ListReferralsQuery = z.output<typeof listReferralsSchema>;
