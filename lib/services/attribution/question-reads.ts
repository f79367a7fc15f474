import { z } from 'zod';
import {
  type CandidateRow,
  countOpenQuestions,
  countQuestionRows,
  findCandidates,
  findOwnTouches,
  findQuestion,
  listQuestionRows,
  type OwnTouchRow,
  type QuestionRow,
} from '@/db/queries/attribution-questions';
import { listCodeRows } from '@/db/queries/codes';
import { QUESTION_STATUSES } from '@/lib/domain/attribution/question';
import { QUESTION_COLUMNS } from '@/lib/domain/attribution/sorting';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { normalizePhone } from '@/lib/domain/people/normalize-phone';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

export const questionFilterSchema = z.strictObject({ status: z.enum(QUESTION_STATUSES).optional() });
const listSchema = questionFilterSchema.extend({ ...listQueryFields, sort: sortField(QUESTION_COLUMNS) });

/** Questions of referrers, newest first. Input: `{status?, limit?, cursor?, sort?}`. */
export async function listQuestions(ctx: Ctx, input: unknown = {}): Promise<Page<QuestionRow>> {
  authorize(ctx, 'referrals:read');
  const { limit, cursor, status = null, sort } = parse(listSchema, input);
  const asked = { status, contactId: null, sort, before: cursorId(cursor), limit: limit + 1 };
  return toPage(await readOnly(ctx, ({ sql }) => listQuestionRows(sql, asked)), limit);
}

/** How many questions the list has in all. Input: `{status?}`. */
export async function countListedQuestions(ctx: Ctx, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'referrals:read');
  const { status = null } = parse(questionFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countQuestionRows(sql, status));
}

/** How many questions wait for an answer; 0 for whom they do not concern. */
export async function countQuestions(ctx: Ctx): Promise<number> {
  if (!ctx.scopes.has('referrals:write')) return 0;
  authorize(ctx, 'referrals:read');
  return readOnly(ctx, ({ sql }) => countOpenQuestions(sql));
}

export interface QuestionEvidence extends QuestionRow {
  /** Enrolments that it may be about, the likeliest first. */
  candidates: CandidateRow[];
  /** Touches of his codes around the day he names. */
  touches: OwnTouchRow[];
  /** His codes, for granting. */
  codes: { code: string; programName: string }[];
}

/** A question with all that speaks for and against it. @throws NotFoundError */
export async function getQuestion(ctx: Ctx, questionId: string): Promise<QuestionEvidence> {
  authorize(ctx, 'referrals:read');
  const id = idSchema.safeParse(questionId).data;
  if (!id) throw new NotFoundError('question');
  return readOnly(ctx, async (tx) => {
    const { sql } = tx;
    const question = await findQuestion(sql, id);
    if (!question) throw new NotFoundError('question');
    const { contactId, sharedOn, friendName, friendContact } = question;
    const { defaultRegion } = await organizationFacts(tx, ctx);
    const email = friendContact?.includes('@') ? normalizeEmail(friendContact) : null;
    const phone = friendContact && !email ? normalizePhone(friendContact, defaultRegion) : null;
    const codes = await listCodeRows(sql, {
      programId: null,
      referrerId: contactId,
      search: null,
      before: null,
      limit: 20,
    });
    return {
      ...question,
      candidates: await findCandidates(sql, { contactId, words: wordsOf(friendName), email, phone, sharedOn }),
      touches: await findOwnTouches(sql, contactId, sharedOn),
      codes: codes.map(({ code, programName }) => ({ code, programName })),
    };
  });
}

/** Words of a name, without what a pattern would read as a wildcard; single letters match everybody. */
function wordsOf(name: string): string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)
    .slice(0, 6);
}

/** What the one who asked sees: his words, the answer, never who else was looked at. */
export type OwnQuestion = Pick<
  QuestionRow,
  'id' | 'friendName' | 'sharedOn' | 'channel' | 'status' | 'answer' | 'decidedAt' | 'createdAt'
>;

/** The questions of the referrer who is signed in, newest first. */
export async function ownQuestions(ctx: Ctx): Promise<OwnQuestion[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const filter = { status: null, contactId: ctx.actor.id, before: null, limit: 50 };
  const rows = await readOnly(ctx, ({ sql }) => listQuestionRows(sql, filter));
  return rows.map(({ id, friendName, sharedOn, channel, status, answer, decidedAt, createdAt }) => {
    return { id, friendName, sharedOn, channel, status, answer, decidedAt, createdAt };
  });
}
