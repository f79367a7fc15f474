import { findPost, insertReport, setHidden } from '@/db/queries/board';
import { HIDDEN_FROM_REPORTS, reportPostSchema } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { ownContact } from '../portal/own-contact';
import { transact } from '../transact';
import { requireBoard } from './board-open';

/**
 * A reader says that a post does not belong on the board. From the third person on it waits hidden until somebody of the school has
 * looked; what the school wrote is never hidden so. Saying it twice changes nothing. Input: `{postId, reason}`.
 * @throws NotFoundError, also for an own post, a hidden one and one that lost its words with its author; ConflictError `board-closed`
 */
export async function reportPost(ctx: Ctx, input: unknown): Promise<{ hidden: boolean }> {
  authorize(ctx, 'portal');
  const contactId = ownContact(ctx);
  const { postId, reason } = parse(reportPostSchema, input);
  return transact(ctx, async (tx) => {
    await requireBoard(tx);
    const post = await findPost(tx.sql, postId, true);
    if (!post?.body || post.hiddenAt || post.contactId === contactId) throw new NotFoundError('post');
    const isNew = await insertReport(tx.sql, ctx.organizationId, { postId, contactId, reason }, ctx.now);
    if (!isNew) return { hidden: false };
    const hidden = post.contactId !== null && post.reports + 1 >= HIDDEN_FROM_REPORTS;
    if (hidden) await setHidden(tx.sql, postId, { at: ctx.now, by: 'system:kith', reason: 'reported' });
    await appendAudit(tx, ctx, [
      { action: 'post.reported', subjectType: 'post', subjectId: postId, data: { reason, hidden } },
    ]);
    return { hidden };
  });
}
