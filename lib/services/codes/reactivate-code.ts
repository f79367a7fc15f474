import { lockCode, reactivateCodeRow } from '@/db/queries/codes';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { transact } from '../transact';
import { type CodeView, codeView } from './code-view';

/**
 * Takes back that a code was taken out of use. Whether its person may refer is asked at each touch and each reward, as ever. Doing it
 * again changes nothing.
 * @throws ConflictError `erased` when the person was erased
 */
export async function reactivateCode(ctx: Ctx, codeId: string): Promise<CodeView> {
  authorize(ctx, 'programs:write');
  const id = idSchema.safeParse(codeId).data;
  return transact(ctx, async (tx) => {
    const row = id ? await lockCode(tx.sql, id) : null;
    if (!row) throw new NotFoundError('code');
    if (row.isActive) return codeView(row);
    if (!(await reactivateCodeRow(tx.sql, row.id))) {
      throw new ConflictError('The person of this code was erased: it stays out of use.', 'erased');
    }
    const data = { code: row.code };
    await appendAudit(tx, ctx, [{ action: 'code.reactivated', subjectType: 'code', subjectId: row.id, data }]);
    return codeView({ ...row, isActive: true });
  });
}
