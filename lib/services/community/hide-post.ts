import { findPost, setHidden, settleReports } from '@/db/queries/board';
import { moderateSchema } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * Somebody of the school hides a post; its author still sees it, with the reason. Its reports are settled. Input: `{postId, reason}`.
 * @throws NotFoundError
 */
export async function hidePost(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'people:write');
  const { postId, reason } = parse(moderateSchema, input);
  await transact(ctx, async (tx) => {
    if (!(await findPost(tx.sql, postId, true))) throw new NotFoundError('post');
    await setHidden(tx.sql, postId, { at: ctx.now, by: actorKey(ctx.actor), reason });
    const reports = await settleReports(tx.sql, postId, ctx.now);
    await appendAudit(tx, ctx, [
      { action: 'post.hidden', subjectType: 'post', subjectId: postId, data: { reason, reports } },
    ]);
  });
}
