import { z } from 'zod';
import { text } from '../common/fields';
import { idSchema } from '../ids';
import { DEFAULT_CONSENT_AGE } from '../people/guardian';
import { MESSAGE_CHANNELS } from './message-kinds';
import { isShownName } from './shown-name';

/** The first steps in the portal: welcome, code and name, how one is paid. */
export const ONBOARDING_STEPS = [1, 2, 3] as const;
export const ONBOARDING_DONE = ONBOARDING_STEPS.length + 1;

export const shownNameSchema = text(30).refine(isShownName, 'Must be one word of 2 to 30 letters.');

/** What a person changes about himself in the portal; absent fields stay. */
export const changeProfileSchema = z.strictObject({
  /** A step of the first steps that is done now. */
  stepDone: z.union(ONBOARDING_STEPS.map((step) => z.literal(step))).optional(),
  /** The first steps are put away. */
  skip: z.literal(true).optional(),
  shownName: shownNameSchema.nullable().optional(),
  /** Whether others may see the person in the ranking. */
  ranked: z.boolean().optional(),
});
export type ChangeProfileInput = z.output<typeof changeProfileSchema>;

export const celebrateSchema = z.strictObject({
  programId: idSchema,
  milestones: z.array(text(40)).min(1).max(200),
});

export const saveMessageSchema = z.strictObject({
  programId: idSchema,
  channel: z.enum(MESSAGE_CHANNELS),
  /** Null goes back to the school's words. */
  body: text(1000).nullable(),
});

/** What a school allows in its portal. */
export const portalSettingsSchema = z.strictObject({
  boardEnabled: z.boolean(),
  rankingEnabled: z.boolean(),
  questionsEnabled: z.boolean(),
  /** Below it a guardian has to agree. */
  consentAge: z.int('Must be a whole number.').min(13, 'Must be at least 13.').max(18, 'Must be at most 18.'),
});
export type PortalSettings = z.output<typeof portalSettingsSchema>;

// A board needs somebody who looks after it, so a school opens it when it has one.
export const DEFAULT_PORTAL_SETTINGS: PortalSettings = {
  boardEnabled: false,
  rankingEnabled: true,
  questionsEnabled: true,
  consentAge: DEFAULT_CONSENT_AGE,
};
