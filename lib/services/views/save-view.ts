import { putView, type SavedView } from '@/db/queries/saved-views';
import { saveViewSchema } from '@/lib/domain/views/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { requireMember } from './require-member';

/**
 * Keeps the filters of a list under a name, for oneself or for the whole staff; the same name again gets the new filters. Input:
 * `{page, name, query, shared?, pinned?}`. Sharing needs the right to change what the list shows.
 */
export async function saveView(ctx: Ctx, input: unknown): Promise<SavedView> {
  authorize(ctx, 'people:read');
  const { page, name, query, shared, pinned } = parse(saveViewSchema, input);
  if (shared) authorize(ctx, 'people:write');
  const ownerId = shared ? null : requireMember(ctx);
  const { organizationId, now } = ctx;
  return transact(ctx, async (tx) => {
    const rest = { organizationId, createdBy: actorKey(ctx.actor), now };
    const view = await putView(tx.sql, { id: newId(), page, name, query, ownerId, isPinned: pinned, ...rest });
    const data = { page, name, query, shared };
    await appendAudit(tx, ctx, [{ action: 'view.saved', subjectType: 'view', subjectId: view.id, data }]);
    return view;
  });
}
