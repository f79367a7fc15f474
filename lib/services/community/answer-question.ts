import { insertNotifications } from '@/db/queries/notices';
import { findQuestion, insertAnswer, setQuestionStatus } from '@/db/queries/questions';
import { answerQuestionSchema, type QuestionStatus } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * The school answers a question, or who asked writes on: then it is open again. The referrer finds an answer among his news. Input:
 * `{questionId, body}`.
 * @throws NotFoundError, also for another's question
 */
export async function answerQuestion(ctx: Ctx, input: unknown): Promise<{ status: QuestionStatus }> {
  const isReferrer = ctx.actor.type === 'referrer';
  authorize(ctx, isReferrer ? 'portal' : 'people:write');
  const { questionId, body } = parse(answerQuestionSchema, input);
  return transact(ctx, async (tx) => {
    const question = await findQuestion(tx.sql, questionId, true);
    if (!question || (isReferrer && question.contactId !== ctx.actor.id)) throw new NotFoundError('question');
    const [author, status] = isReferrer ? (['referrer', 'open'] as const) : (['school', 'answered'] as const);
    const id = newId();
    const answer = { id, questionId, author, writtenBy: actorKey(ctx.actor), body };
    await insertAnswer(tx.sql, ctx.organizationId, answer, ctx.now);
    await setQuestionStatus(tx.sql, questionId, status, ctx.now);
    if (author === 'school') {
      const notice = { contactId: question.contactId, data: { subject: question.subject } };
      const dedupeKey = `question-answered:${id}`;
      await insertNotifications(
        tx.sql,
        ctx.organizationId,
        [{ ...notice, type: 'community-answered', dedupeKey }],
        ctx.now,
      );
    }
    if (author === 'school') {
      const data = { organizationId: ctx.organizationId, answerId: id };
      await emit(tx, [{ name: 'community/question.answered', data }]);
    }
    await appendAudit(tx, ctx, [
      { action: 'question.answered', subjectType: 'question', subjectId: questionId, data: { author } },
    ]);
    return { status };
  });
}
