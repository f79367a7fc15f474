import { z } from 'zod';
import { codeSchema } from '../codes/schema';
import { text } from '../common/fields';
import { idSchema } from '../ids';

export const QUESTION_STATUSES = ['open', 'granted', 'declined'] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];

/** How a referrer says that he shared. */
export const ASKED_CHANNELS = ['told', 'whatsapp', 'email', 'sms', 'link', 'qr', 'print', 'other'] as const;

/** How many questions a person may have open at once: enough for a busy referrer, too few for a flood. */
export const MOST_OPEN_QUESTIONS = 5;

const day = z.iso.date('Must be a day, such as 2026-09-15.');

/** What a referrer asks: who, roughly when, how he shared. */
export const askQuestionSchema = z.strictObject({
  friendName: text(200),
  /** E-mail or phone, when he knows it. */
  friendContact: text(200).optional(),
  sharedOn: day,
  channel: z.enum(ASKED_CHANNELS),
  note: text(1000).optional(),
});
export type AskQuestionInput = z.output<typeof askQuestionSchema>;

/** What a manager answers: the conversion is his, by an override, or why not. */
export const answerQuestionSchema = z.discriminatedUnion('decision', [
  z.strictObject({
    decision: z.literal('granted'),
    conversionId: idSchema,
    code: codeSchema,
    answer: text(1000),
    decisionId: idSchema.optional(),
  }),
  z.strictObject({ decision: z.literal('declined'), answer: text(1000) }),
]);
export type AnswerQuestionInput = z.output<typeof answerQuestionSchema>;
