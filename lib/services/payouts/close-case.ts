import { closeCases, lockCase } from '@/db/queries/reconciliation-cases';
import { idSchema } from '@/lib/domain/ids';
import { closeCaseSchema } from '@/lib/domain/payouts/close-case-schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * A person closes a case with a reason, and nothing moves. A resolved one is opened again when the next run still finds it; an
 * ignored one only when what is said about it changes. Input: `{status: resolved|ignored, reason}`.
 * @throws NotFoundError; ConflictError `already-closed`
 */
export async function closeCase(ctx: Ctx, id: string, input: unknown): Promise<void> {
  authorize(ctx, 'payouts:write');
  const { status, reason } = parse(closeCaseSchema, input);
  const caseId = idSchema.safeParse(id).data;
  await transact(ctx, async (tx) => {
    const found = caseId ? await lockCase(tx.sql, caseId) : null;
    if (!found) throw new NotFoundError('case');
    if (found.status !== 'open') throw new ConflictError('This case is closed already.', 'already-closed');
    await closeCases(tx.sql, [found.id], { status, reason, by: actorKey(ctx.actor), at: ctx.now });
    const { kind, provider, payoutId } = found;
    const data = { kind, provider, payoutId, status, reason };
    await appendAudit(tx, ctx, [
      { action: 'reconciliation.case-closed', subjectType: 'reconciliation-case', subjectId: found.id, data },
    ]);
  });
}
