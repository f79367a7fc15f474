import {
  type AnswerRow,
  countOpenQuestions,
  listAnswers,
  listQuestionRows,
  type QuestionRow,
} from '@/db/queries/questions';
import type { QuestionStatus } from '@/lib/domain/community/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ownContact } from '../portal/own-contact';
import { portalSettings } from '../portal/settings';
import { readOnly, type Tx } from '../transact';

export interface OwnQuestion {
  id: string;
  subject: string;
  status: QuestionStatus;
  createdAt: Date;
  /** What was written, oldest first. Who of the school answered stays inside it. */
  answers: Pick<AnswerRow, 'id' | 'author' | 'body' | 'createdAt'>[];
}

/** The referrer's own questions, the latest word first, and whether the school takes new ones here. */
export async function listOwnQuestions(ctx: Ctx): Promise<{ isOpen: boolean; questions: OwnQuestion[] }> {
  const contactId = ownContact(ctx);
  return readOnly(ctx, async (tx) => {
    const rows = await withAnswers(tx, await listQuestionRows(tx.sql, { contactId, status: null, limit: 50 }));
    const questions = rows.map(({ id, subject, status, createdAt, answers }) => ({
      ...{ id, subject, status, createdAt, answers },
    }));
    return { isOpen: (await portalSettings(tx)).questionsEnabled, questions };
  });
}

export type SchoolQuestion = QuestionRow & { answers: AnswerRow[] };

/** Questions to the school in one state, the latest word first. */
export async function listQuestions(ctx: Ctx, status: QuestionStatus): Promise<SchoolQuestion[]> {
  authorize(ctx, 'people:read');
  return readOnly(ctx, async (tx) =>
    withAnswers(tx, await listQuestionRows(tx.sql, { contactId: null, status, limit: 100 })),
  );
}

/** How many wait for an answer. */
export async function countWaitingQuestions(ctx: Ctx): Promise<number> {
  authorize(ctx, 'people:read');
  return readOnly(ctx, ({ sql }) => countOpenQuestions(sql));
}

async function withAnswers(tx: Tx, rows: readonly QuestionRow[]): Promise<SchoolQuestion[]> {
  const answers = await listAnswers(tx.sql, [...rows.map(({ id }) => id)]);
  const byQuestion = Map.groupBy(answers, ({ questionId }) => questionId);
  return rows.map((row) => ({ ...row, answers: byQuestion.get(row.id) ?? [] }));
}
