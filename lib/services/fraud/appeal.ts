import { insertDecisions, lockCase, updateCase } from '@/db/queries/fraud-cases';
import { answerDueAt, mayAppeal } from '@/lib/domain/fraud/lifecycle';
import { appealFraudSchema } from '@/lib/domain/fraud/schema';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';

const inputSchema = appealFraudSchema.extend({ caseId: idSchema });

/**
 * The referrer says why a confirmed case is wrong: once, within 14 days, and it waits for a person again, who answers
 * within 14 more. Input: `{caseId, text}`.
 * @throws ConflictError when the time is over or he has appealed, NotFoundError for anybody else's case
 */
export async function appealFraudCase(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'portal');
  const { caseId, text } = parse(inputSchema, input);
  await transact(ctx, async (tx) => {
    const found = await lockCase(tx.sql, caseId);
    if (!found || found.referrerId !== ctx.actor.id) throw new NotFoundError('case');
    if (!mayAppeal(found, ctx.now)) {
      throw new ConflictError('This can no longer be appealed: it was, or the time for it is over.', 'appeal-closed');
    }
    await updateCase(tx.sql, caseId, {
      status: 'appealed',
      appealText: text,
      appealedAt: ctx.now,
      answerDueAt: answerDueAt(ctx.now),
    });
    const { organizationId, actor, now: decidedAt } = ctx;
    const by = { decidedBy: actorKey(actor), decidedByName: actor.name, decidedAt };
    const { score, referralId } = found;
    await insertDecisions(tx.sql, [
      { id: newId(), organizationId, caseId, kind: 'appealed', reason: text, score, ...by },
    ]);
    const entry = { action: 'fraud.case-appealed', subjectType: 'fraud-case', subjectId: caseId, data: { referralId } };
    await appendAudit(tx, ctx, [entry]);
    await emit(tx, [{ name: 'fraud/case.appealed', data: { organizationId, caseId, referralId } }]);
  });
}
