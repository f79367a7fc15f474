import { z } from 'zod';
import { emailSchema, externalIdSchema, phoneSchema, text, wholeDaySchema } from '../common/fields';
import { idSchema } from '../ids';
import { standingSchema } from './standing';

const NEEDS_IDENTITY = 'Must have an externalId, an email or a phone: one of them tells who this is.';

function hasIdentity(value: { externalId?: unknown; email?: unknown; phone?: unknown }): boolean {
  return value.externalId !== undefined || value.email !== undefined || value.phone !== undefined;
}

const uniqueStandings = z
  .array(standingSchema)
  .max(10)
  .refine((list) => new Set(list.map(({ kind }) => kind)).size === list.length, 'Must name each kind once.');

/** Body of `POST /contacts`: an upsert by externalId, else by resolved identity. */
export const upsertContactSchema = z
  .strictObject({
    externalId: externalIdSchema.optional(),
    email: emailSchema.optional(),
    phone: phoneSchema.optional(),
    firstName: text(100).optional(),
    lastName: text(100).optional(),
    standing: uniqueStandings,
    guardianExternalId: externalIdSchema.optional(),
    birthDate: wholeDaySchema.optional(),
  })
  .refine(hasIdentity, { path: ['externalId'], error: NEEDS_IDENTITY });
export type UpsertContactInput = z.output<typeof upsertContactSchema>;

/** What a page changes on a person who is known: absent fields stay, null takes away, `standing` is all that he is. */
export const changePersonSchema = z.strictObject({
  firstName: text(100).nullable().optional(),
  lastName: text(100).nullable().optional(),
  birthDate: wholeDaySchema.nullable().optional(),
  standing: uniqueStandings,
});
export type ChangePersonInput = z.output<typeof changePersonSchema>;

/** The friend, as he names himself or as another system knows him. */
export const refereeSchema = z
  .strictObject({
    email: emailSchema.optional(),
    phone: phoneSchema.optional(),
    firstName: text(100).optional(),
    lastName: text(100).optional(),
    externalId: externalIdSchema.optional(),
  })
  .refine(hasIdentity, { error: NEEDS_IDENTITY });
export type RefereeInput = z.output<typeof refereeSchema>;

/** The person who enrolled: found by id, else by identity. */
export const refereeReferenceSchema = z
  .strictObject({
    contactId: idSchema.optional(),
    externalId: externalIdSchema.optional(),
    email: emailSchema.optional(),
    phone: phoneSchema.optional(),
  })
  .refine((value) => value.contactId !== undefined || hasIdentity(value), {
    error: 'Must have a contactId, an externalId, an email or a phone.',
  });
export type RefereeReference = z.output<typeof refereeReferenceSchema>;

export const mergeContactsSchema = z.strictObject({ intoId: idSchema });
export type MergeContactsInput = z.output<typeof mergeContactsSchema>;
