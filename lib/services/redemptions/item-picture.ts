import { findPicture, type PictureRow } from '@/db/queries/item-pictures';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** The picture of an item of the own school, for staff and for whoever chooses in the portal. @throws NotFoundError */
export async function itemPicture(ctx: Ctx, item: string): Promise<PictureRow> {
  authorize(ctx, ctx.actor.type === 'referrer' ? 'portal' : 'rewards:read');
  const itemId = idSchema.safeParse(item).data;
  const picture = itemId ? await readOnly(ctx, ({ sql }) => findPicture(sql, itemId)) : null;
  if (!picture) throw new NotFoundError('picture');
  return picture;
}
