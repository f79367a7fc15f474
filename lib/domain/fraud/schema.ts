import { z } from 'zod';
import { listQueryFields, text } from '../common/fields';
import { CASE_STATUSES } from './lifecycle';

const points = z.int('Must be a whole number.').min(1, 'Must be at least 1.').max(100, 'Must be at most 100.');

/** When an organisation looks closer. Every field has a default, so that no school has to think of it first. */
export const fraudSettingsSchema = z
  .strictObject({
    /** From this score on, a person looks before anything is released. */
    reviewAt: points.default(40),
    /** From this score on, nobody can release it before the case is decided. */
    holdAt: points.default(70),
    /** A network with this many groups of unrelated people is a shared one: a dorm, a campus, a café. */
    sharedNetworkGroups: z.int('Must be a whole number.').min(2).max(100).default(4),
    /** An enrolment sooner than this after the link was opened is quicker than a person types. */
    fastEnrolmentSeconds: z.int('Must be a whole number.').min(5).max(600).default(30),
  })
  .refine(({ reviewAt, holdAt }) => reviewAt <= holdAt, {
    path: ['holdAt'],
    message: 'Must be at least as high as the score for a review.',
  });
export type FraudSettings = z.output<typeof fraudSettingsSchema>;

/** What holds for a school that changed nothing. */
export const DEFAULT_FRAUD_SETTINGS: FraudSettings = fraudSettingsSchema.parse({});

export const FRAUD_DECISIONS = ['cleared', 'confirmed'] as const;

/** A person's decision of a case: what he found, and why. */
export const decideFraudSchema = z.strictObject({ decision: z.enum(FRAUD_DECISIONS), reason: text(1000) });

/** The referrer's side of it. */
export const appealFraudSchema = z.strictObject({ text: text(2000) });

export const listFraudSchema = z.strictObject({ ...listQueryFields, status: z.enum(CASE_STATUSES).optional() });
