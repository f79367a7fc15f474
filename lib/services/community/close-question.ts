import { findQuestion, setQuestionStatus } from '@/db/queries/questions';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { transact } from '../transact';

/** The school puts a question away without another word; who asked can still write on. @throws NotFoundError */
export async function closeQuestion(ctx: Ctx, questionId: string): Promise<void> {
  authorize(ctx, 'people:write');
  const id = idSchema.safeParse(questionId).data;
  if (!id) throw new NotFoundError('question');
  await transact(ctx, async (tx) => {
    const question = await findQuestion(tx.sql, id, true);
    if (!question) throw new NotFoundError('question');
    if (question.status === 'closed') return;
    await setQuestionStatus(tx.sql, id, 'closed', question.lastAt);
    const data = { before: question.status };
    await appendAudit(tx, ctx, [{ action: 'question.closed', subjectType: 'question', subjectId: id, data }]);
  });
}
