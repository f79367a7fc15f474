import { countPostsSince, findPost, insertPost } from '@/db/queries/board';
import { lockContact } from '@/db/queries/portal-profiles';
import { addDays } from '@/lib/domain/common/days';
import { MOST_POSTS_A_DAY, writePostSchema } from '@/lib/domain/community/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError, TooManyTodayError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { requireTakesPart } from '../people/guardian-of';
import { type Tx, transact } from '../transact';
import { requireBoard } from './board-open';

/**
 * Writes on the board, or answers what stands there; by a referrer or by the school. Input: `{body, parentId?}`.
 * @throws ConflictError `board-closed`, `guardian-consent-needed`; NotFoundError for what is hidden; TooManyTodayError
 */
export async function writePost(ctx: Ctx, input: unknown): Promise<{ id: string }> {
  const isReferrer = ctx.actor.type === 'referrer';
  authorize(ctx, isReferrer ? 'portal' : 'people:write');
  const { body, parentId = null } = parse(writePostSchema, input);
  return transact(ctx, async (tx) => {
    await requireBoard(tx);
    if (isReferrer) await requireMayWrite(tx, ctx);
    if (parentId) {
      const parent = await findPost(tx.sql, parentId);
      if (!parent || parent.hiddenAt || parent.parentId) throw new NotFoundError('post');
    }
    const id = newId();
    const author = isReferrer ? { contactId: ctx.actor.id, staffId: null } : { contactId: null, staffId: ctx.actor.id };
    await insertPost(tx.sql, ctx.organizationId, { id, ...author, parentId, body }, ctx.now);
    await appendAudit(tx, ctx, [
      { action: 'post.written', subjectType: 'post', subjectId: id, data: { parentId, length: body.length } },
    ]);
    return { id };
  });
}

async function requireMayWrite(tx: Tx, ctx: Ctx): Promise<void> {
  const contactId = ctx.actor.id;
  await lockContact(tx.sql, contactId);
  await requireTakesPart(tx, ctx, contactId);
  const written = await countPostsSince(tx.sql, contactId, addDays(ctx.now, -1));
  if (written >= MOST_POSTS_A_DAY) throw new TooManyTodayError(3600);
}
