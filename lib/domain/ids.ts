import { z } from 'zod';

/**
 * Ids are UUIDv7 strings. The flavour keeps a contact's id from being passed where a programme's is wanted, and still takes
 * the plain strings that come out of a query.
 */
type Id<Name extends string> = string & { readonly __id?: Name };

export type OrganizationId = Id<'organization'>;
export type StaffId = Id<'staff'>;
export type ContactId = Id<'contact'>;
export type CourseId = Id<'course'>;
export type ProgramId = Id<'program'>;
export type ProgramVersionId = Id<'program-version'>;
export type CodeId = Id<'code'>;
export type TouchId = Id<'touch'>;
export type ReferralId = Id<'referral'>;
export type ConversionId = Id<'conversion'>;
export type RefundId = Id<'refund'>;
export type RewardId = Id<'reward'>;
export type PayoutId = Id<'payout'>;
export type ApiClientId = Id<'api-client'>;

/** Any id in a path, a query or a body. Lower-cased, so that it compares as text. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, 'Must be an id (a UUID).')
  .transform((id) => id.toLowerCase());
