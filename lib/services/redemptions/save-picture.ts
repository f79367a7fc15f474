import { createHash } from 'node:crypto';
import { deletePicture, putPicture } from '@/db/queries/item-pictures';
import { findItem, type ItemRow } from '@/db/queries/merchandise';
import { MOST_PICTURE_BYTES, type PictureType, pictureType } from '@/lib/domain/common/picture';
import { idSchema } from '@/lib/domain/ids';
import { pictureAltSchema } from '@/lib/domain/redemptions/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { InvalidInputError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { actingScope } from './acting-scope';

/**
 * Puts a picture to an item of the catalogue, or another one in its place. What it is is told by its bytes, not by its name: PNG,
 * JPEG or WebP of at most 300 KB. `alt` says what is on it for those who do not see it.
 * @throws InvalidInputError at `picture` or `alt`; NotFoundError
 */
export async function savePicture(ctx: Ctx, item: string, content: Uint8Array, input: unknown): Promise<ItemRow> {
  authorize(ctx, actingScope(ctx));
  const { alt } = parse(pictureAltSchema, input);
  const contentType = typeOf(content);
  const itemId = idSchema.safeParse(item).data;
  return transact(ctx, async (tx) => {
    if (!itemId || !(await findItem(tx.sql, itemId))) throw new NotFoundError('item');
    const version = createHash('sha256').update(content).digest('hex').slice(0, 32);
    const row = { itemId, contentType, content, alt, version, createdBy: actorKey(ctx.actor), now: ctx.now };
    await putPicture(tx.sql, ctx.organizationId, row);
    const data = { contentType, bytes: content.length, alt, version };
    await appendAudit(tx, ctx, [{ action: 'item.picture-set', subjectType: 'item', subjectId: itemId, data }]);
    return (await findItem(tx.sql, itemId)) as ItemRow;
  });
}

/** Takes the picture of an item away; without one nothing happens. @throws NotFoundError when there is no such item */
export async function removePicture(ctx: Ctx, item: string): Promise<ItemRow> {
  authorize(ctx, actingScope(ctx));
  const itemId = idSchema.safeParse(item).data;
  return transact(ctx, async (tx) => {
    if (!itemId || !(await findItem(tx.sql, itemId))) throw new NotFoundError('item');
    if (await deletePicture(tx.sql, itemId)) {
      await appendAudit(tx, ctx, [
        { action: 'item.picture-removed', subjectType: 'item', subjectId: itemId, data: {} },
      ]);
    }
    return (await findItem(tx.sql, itemId)) as ItemRow;
  });
}

function typeOf(content: Uint8Array): PictureType {
  if (content.length > MOST_PICTURE_BYTES) throw wrong('Must have at most 300 KB.');
  const type = pictureType(content);
  if (!type) throw wrong('Must be a PNG, JPEG or WebP picture.');
  return type;
}

function wrong(message: string): InvalidInputError {
  return new InvalidInputError([{ path: 'picture', message }]);
}
