import { insertDecisions, lockOverdueAppeals, updateCase } from '@/db/queries/fraud-cases';
import { mustEscalate } from '@/lib/domain/fraud/lifecycle';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { newId } from '../ids';
import { transact } from '../transact';

const BATCH = 100;

/**
 * Appeals that nobody has answered in time: the owners and the referrer are told, once, and the case says so. Nothing is decided
 * by it, and nothing released.
 */
export async function escalateAppeals(ctx: Ctx): Promise<{ escalated: number }> {
  authorize(ctx, 'rewards:approve');
  return transact(ctx, async (tx) => {
    const { organizationId, actor, now } = ctx;
    const overdue = (await lockOverdueAppeals(tx.sql, now, BATCH)).filter((found) => mustEscalate(found, now));
    for (const { id } of overdue) await updateCase(tx.sql, id, { escalatedAt: now });
    const by = { decidedBy: actorKey(actor), decidedByName: actor.name, decidedAt: now, reason: null };
    await insertDecisions(
      tx.sql,
      overdue.map(({ id: caseId, score }) => {
        return { id: newId(), organizationId, caseId, kind: 'escalated', score, ...by };
      }),
    );
    await appendAudit(
      tx,
      ctx,
      overdue.map(({ id: subjectId, referralId, answerDueAt }) => {
        const data = { referralId, answerDueAt: answerDueAt?.toISOString() };
        return { action: 'fraud.appeal-escalated', subjectType: 'fraud-case', subjectId, data };
      }),
    );
    await emit(
      tx,
      overdue.map(({ id: caseId, referralId }) => {
        return { name: 'fraud/appeal.overdue' as const, data: { organizationId, caseId, referralId } };
      }),
    );
    return { escalated: overdue.length };
  });
}
