import { answerQuestionRow, lockQuestion, ownsCode, type QuestionRow } from '@/db/queries/attribution-questions';
import { findLatestDecision } from '@/db/queries/override';
import { type AnswerQuestionInput, answerQuestionSchema } from '@/lib/domain/attribution/question';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, InvalidInputError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { applyOverride } from './override-attribution';

/**
 * Answers "my referral is missing": grants it by an override in the same transaction, or declines it; the referrer reads why.
 * Input: `{decision: 'granted', conversionId, code, answer, decisionId?}` or `{decision: 'declined', answer}`.
 * @throws NotFoundError; ConflictError `question-answered`, and all that an override throws
 */
export async function answerQuestion(ctx: Ctx, questionId: string, input: unknown): Promise<void> {
  authorize(ctx, 'referrals:write');
  const answer = parse(answerQuestionSchema, input);
  const id = idSchema.safeParse(questionId).data;
  if (!id) throw new NotFoundError('question');
  await transact(ctx, async (tx) => {
    const question = await lockQuestion(tx.sql, id);
    if (!question) throw new NotFoundError('question');
    if (question.status !== 'open') throw answered(question);
    const given = answer.decision === 'granted' ? await grant(tx, ctx, question, answer) : NOTHING;
    await answerQuestionRow(tx.sql, id, {
      status: answer.decision,
      answer: answer.answer,
      ...given,
      decidedBy: actorKey(ctx.actor),
      decidedByName: ctx.actor.name,
      decidedAt: ctx.now,
    });
    const data = { contactId: question.contactId, answer: answer.answer, ...given };
    await appendAudit(tx, ctx, [
      {
        action: `attribution.question-${answer.decision}`,
        subjectType: 'attribution-question',
        subjectId: id,
        data,
      },
    ]);
    const { organizationId } = ctx;
    await emit(tx, [{ name: 'attribution/question.answered', data: { organizationId, questionId: id } }]);
  });
}

const NOTHING = { conversionId: null, decisionId: null, referralId: null };

async function grant(
  tx: Tx,
  ctx: Ctx,
  question: QuestionRow,
  { conversionId, code, answer, decisionId }: Extract<AnswerQuestionInput, { decision: 'granted' }>,
) {
  if (!(await ownsCode(tx.sql, question.contactId, code))) {
    throw new InvalidInputError([{ path: 'code', message: 'Must be a code of the person who asks.' }]);
  }
  const latest = await findLatestDecision(tx.sql, conversionId);
  if (!latest) throw new InvalidInputError([{ path: 'conversionId', message: 'There is no such conversion.' }]);
  const request = { conversionId, code, reason: answer, decisionId: decisionId ?? latest.id };
  const effect = await applyOverride(tx, ctx, request);
  return { conversionId, decisionId: effect.decisionId, referralId: effect.referralId };
}

function answered({ decidedByName, status }: QuestionRow): ConflictError {
  const message = `${decidedByName ?? 'Somebody'} has answered this question already (${status}). Load it again to see how.`;
  return new ConflictError(message, 'question-answered');
}
