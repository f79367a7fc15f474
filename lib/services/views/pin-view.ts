import { lockView, pinViewRow, type SavedView } from '@/db/queries/saved-views';
import { idSchema } from '@/lib/domain/ids';
import { pinViewSchema } from '@/lib/domain/views/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { requireMember } from './require-member';

/** Puts a view before the others, or back among them. Input: `{pinned}`. */
export async function pinView(ctx: Ctx, viewId: string, input: unknown): Promise<SavedView> {
  authorize(ctx, 'people:read');
  const id = parse(idSchema, viewId);
  const { pinned } = parse(pinViewSchema, input);
  return transact(ctx, async (tx) => {
    const view = await lockView(tx.sql, id, requireMember(ctx));
    if (!view) throw new NotFoundError('saved view');
    if (view.ownerId === null) authorize(ctx, 'people:write');
    await pinViewRow(tx.sql, id, pinned);
    const data = { name: view.name, pinned };
    await appendAudit(tx, ctx, [{ action: 'view.pinned', subjectType: 'view', subjectId: id, data }]);
    return { ...view, isPinned: pinned };
  });
}
