import { z } from 'zod';
import { text } from '../common/fields';
import { idSchema } from '../ids';

/** The pieces that come with Kith, in order, with the right answer of each question; their words are in the catalogue. */
export const BUILT_IN_LESSONS = [
  { key: 'first-share', right: [1, 0, 2] },
  { key: 'good-story', right: [0, 2, 1] },
  { key: 'fair-play', right: [2, 1] },
] as const satisfies readonly { key: string; right: readonly number[] }[];
export type BuiltInKey = (typeof BUILT_IN_LESSONS)[number]['key'];

/** Each question of a built-in piece has this many answers to choose from. */
export const BUILT_IN_ANSWERS = 3;

/** A key as the catalogue knows it; undefined for a piece of the school's own. */
export function builtInLesson(key: string): (typeof BUILT_IN_LESSONS)[number] | undefined {
  return BUILT_IN_LESSONS.find((lesson) => lesson.key === key);
}

const questionSchema = z
  .strictObject({
    text: text(200),
    answers: z.array(text(120)).min(2, 'Must have at least 2 answers.').max(4, 'Must have at most 4 answers.'),
    /** Which answer is right, from 0. */
    right: z.int().min(0),
  })
  .refine(({ answers, right }) => right < answers.length, { path: ['right'], error: 'Must be one of the answers.' })
  .refine(({ answers }) => new Set(answers).size === answers.length, {
    path: ['answers'],
    error: 'Must be different from each other.',
  });

export const questionsSchema = z
  .array(questionSchema)
  .min(2, 'Must have at least 2 questions.')
  .max(3, 'Must have at most 3 questions.');
export type LessonQuestion = z.output<typeof questionSchema>;

/** A piece of the school's own: new without a key, changed with it. */
export const saveLessonSchema = z.strictObject({
  key: idSchema.optional(),
  title: text(80),
  body: text(4000),
  questions: questionsSchema,
});

const keySchema = z.union([idSchema, z.enum(BUILT_IN_LESSONS.map(({ key }) => key))]);

export const switchLessonSchema = z.strictObject({ key: keySchema, isActive: z.boolean() });

export const checkLessonSchema = z.strictObject({ key: keySchema, answers: z.array(z.int().min(0)).max(10) });

/** Which questions were answered wrongly, from 0. Passed is who has none; a question left open is wrong. */
export function gradeLesson(
  right: readonly number[],
  answers: readonly number[],
): { passed: boolean; wrong: number[] } {
  const wrong = right.flatMap((answer, index) => (answers[index] === answer ? [] : [index]));
  return { passed: wrong.length === 0, wrong };
}

/** Whether somebody has the badge: every piece that is on is passed, and there is one. */
export function hasBadge(lessons: readonly { readonly passedAt: Date | null }[]): boolean {
  return lessons.length > 0 && lessons.every(({ passedAt }) => passedAt !== null);
}
