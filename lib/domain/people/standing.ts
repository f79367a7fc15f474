import { z } from 'zod';

/** What a contact is to the school. One person may be several of these at once. */
export const STANDING_KINDS = ['student', 'alumnus', 'parent', 'affiliate', 'partner', 'lead'] as const;
export type StandingKind = (typeof STANDING_KINDS)[number];

export const STANDING_STATUSES = ['active', 'inactive'] as const;
export type StandingStatus = (typeof STANDING_STATUSES)[number];

export const standingSchema = z.strictObject({
  kind: z.enum(STANDING_KINDS),
  status: z.enum(STANDING_STATUSES),
});
export type Standing = z.output<typeof standingSchema>;
