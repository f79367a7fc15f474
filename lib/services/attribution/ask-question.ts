import { insertRows } from '@/db/insert-rows';
import { countOpenQuestions } from '@/db/queries/attribution-questions';
import { lockContacts } from '@/db/queries/conversion-world';
import { attributionQuestions } from '@/db/schema/attribution';
import { askQuestionSchema, MOST_OPEN_QUESTIONS } from '@/lib/domain/attribution/question';
import { dayIn } from '@/lib/domain/common/days';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, ForbiddenError, InvalidInputError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * A referrer asks where his referral is. Input: `{friendName, friendContact?, sharedOn, channel, note?}`; at most five of his may
 * be open. @throws InvalidInputError for a day to come, ConflictError `too-many-questions`
 */
export async function askQuestion(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const question = parse(askQuestionSchema, input);
  const contactId = ctx.actor.id;
  return transact(ctx, async (tx) => {
    const { timeZone } = await organizationFacts(tx, ctx);
    if (question.sharedOn > dayIn(timeZone, ctx.now)) {
      throw new InvalidInputError([{ path: 'sharedOn', message: 'Must not be a day to come.' }]);
    }
    // So that two at once are counted one after the other.
    await lockContacts(tx.sql, [contactId]);
    if ((await countOpenQuestions(tx.sql, contactId)) >= MOST_OPEN_QUESTIONS) {
      const message = `You have ${MOST_OPEN_QUESTIONS} open questions. Wait for an answer before you ask again.`;
      throw new ConflictError(message, 'too-many-questions');
    }
    const id = newId();
    const { organizationId, now: createdAt } = ctx;
    const { friendContact = null, note = null, ...rest } = question;
    await insertRows(tx.sql, attributionQuestions, [
      { id, organizationId, contactId, ...rest, friendContact, note, createdAt },
    ]);
    const data = { contactId, sharedOn: question.sharedOn, channel: question.channel };
    await appendAudit(tx, ctx, [
      { action: 'attribution.question-asked', subjectType: 'attribution-question', subjectId: id, data },
    ]);
    await emit(tx, [{ name: 'attribution/question.asked', data: { organizationId, questionId: id } }]);
    return { id };
  });
}
