import { findPost, setHidden, settleReports } from '@/db/queries/board';
import { moderateSchema } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/**
 * Somebody of the school has looked: the post stays, or stands there again, and its reports are settled; who reported it cannot again.
 * Input: `{postId, reason}`.
 * @throws NotFoundError
 */
export async function restorePost(ctx: Ctx, input: unknown): Promise<void> {
  authorize(ctx, 'people:write');
  const { postId, reason } = parse(moderateSchema, input);
  await transact(ctx, async (tx) => {
    const post = await findPost(tx.sql, postId, true);
    if (!post) throw new NotFoundError('post');
    await setHidden(tx.sql, postId, null);
    const reports = await settleReports(tx.sql, postId, ctx.now);
    const data = { reason, reports, wasHidden: post.hiddenAt !== null };
    await appendAudit(tx, ctx, [{ action: 'post.restored', subjectType: 'post', subjectId: postId, data }]);
  });
}
