import { deleteViewRow, lockView, type SavedView } from '@/db/queries/saved-views';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { requireMember } from './require-member';

/** Forgets a view; what it was is answered, so that it can be kept again. */
export async function deleteView(ctx: Ctx, viewId: string): Promise<SavedView> {
  authorize(ctx, 'people:read');
  const id = parse(idSchema, viewId);
  return transact(ctx, async (tx) => {
    const view = await lockView(tx.sql, id, requireMember(ctx));
    if (!view) throw new NotFoundError('saved view');
    if (view.ownerId === null) authorize(ctx, 'people:write');
    await deleteViewRow(tx.sql, id);
    const data = { name: view.name, query: view.query, shared: view.ownerId === null };
    await appendAudit(tx, ctx, [{ action: 'view.deleted', subjectType: 'view', subjectId: id, data }]);
    return view;
  });
}
