import { deactivateCodeRow, lockCode } from '@/db/queries/codes';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { transact } from '../transact';
import { type CodeView, codeView } from './code-view';

/** Takes a code out of use. What was shared by it before stands. Doing it again changes nothing. */
export async function deactivateCode(ctx: Ctx, codeId: string): Promise<CodeView> {
  authorize(ctx, 'programs:write');
  const id = idSchema.safeParse(codeId).data;
  return transact(ctx, async (tx) => {
    const row = id ? await lockCode(tx.sql, id) : null;
    if (!row) throw new NotFoundError('code');
    if (!row.isActive) return codeView(row);
    await deactivateCodeRow(tx.sql, row.id);
    await appendAudit(tx, ctx, [
      { action: 'code.deactivated', subjectType: 'code', subjectId: row.id, data: { code: row.code } },
    ]);
    return codeView({ ...row, isActive: false });
  });
}
