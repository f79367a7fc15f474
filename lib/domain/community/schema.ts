import { z } from 'zod';
import { text, wholeDaySchema } from '../common/fields';
import { idSchema } from '../ids';
import { REPORT_REASONS } from './report-reasons';

/** What a challenge asks for: so many friends who join, between two whole days of the school. */
export const challengeSchema = z
  .strictObject({
    title: text(80),
    goal: z.int('Must be a whole number.').min(1, 'Must be at least 1.').max(100, 'Must be at most 100.'),
    startsOn: wholeDaySchema,
    endsOn: wholeDaySchema,
    /** Null: friends of any programme count. */
    programId: idSchema.nullable().default(null),
    /** Words of thanks or a thing to hand over. Money is promised by programmes only. */
    recognition: text(200).nullable().default(null),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    error: 'Must not be before the first day.',
  });
export type ChallengeInput = z.output<typeof challengeSchema>;

export const writePostSchema = z.strictObject({ body: text(1000), parentId: idSchema.optional() });

export const reportPostSchema = z.strictObject({ postId: idSchema, reason: z.enum(REPORT_REASONS) });

/** Hiding and showing again both need words: the author and the trail are told why. */
export const moderateSchema = z.strictObject({ postId: idSchema, reason: text(500) });

export const askQuestionSchema = z.strictObject({ subject: text(120), body: text(2000) });
export const answerQuestionSchema = z.strictObject({ questionId: idSchema, body: text(2000) });

export const QUESTION_STATUSES = ['open', 'answered', 'closed'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** More than this in a day is no conversation. */
export const MOST_POSTS_A_DAY = 20;
export const MOST_QUESTIONS_A_DAY = 5;

/** From how many people's reports on a post waits hidden until somebody of the school has looked. */
export const HIDDEN_FROM_REPORTS = 3;
