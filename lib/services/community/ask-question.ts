import { lockContact } from '@/db/queries/portal-profiles';
import { countQuestionsSince, insertAnswer, insertQuestion } from '@/db/queries/questions';
import { addDays } from '@/lib/domain/common/days';
import { askQuestionSchema, MOST_QUESTIONS_A_DAY } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, TooManyTodayError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { ownContact } from '../portal/own-contact';
import { portalSettings } from '../portal/settings';
import { transact } from '../transact';

/**
 * A referrer asks the school; only he and the school read it. Input: `{subject, body}`.
 * @throws ConflictError `questions-closed`, TooManyTodayError
 */
export async function askQuestion(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const { subject, body } = parse(askQuestionSchema, input);
  return transact(ctx, async (tx) => {
    if (!(await portalSettings(tx)).questionsEnabled) {
      throw new ConflictError('The school takes no questions here. Write to it by e-mail.', 'questions-closed');
    }
    await lockContact(tx.sql, contactId);
    const asked = await countQuestionsSince(tx.sql, contactId, addDays(ctx.now, -1));
    if (asked >= MOST_QUESTIONS_A_DAY) throw new TooManyTodayError(3600);
    const id = newId();
    await insertQuestion(tx.sql, ctx.organizationId, { id, contactId, subject }, ctx.now);
    const first = { id: newId(), questionId: id, author: 'referrer' as const, writtenBy: actorKey(ctx.actor), body };
    await insertAnswer(tx.sql, ctx.organizationId, first, ctx.now);
    // What is asked stays between the two, and out of the trail.
    await appendAudit(tx, ctx, [
      { action: 'question.asked', subjectType: 'question', subjectId: id, data: { contactId } },
    ]);
    return { id };
  });
}
