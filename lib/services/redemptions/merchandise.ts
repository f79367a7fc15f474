import { findItem, type ItemRow, listItemRows } from '@/db/queries/merchandise';
import { idSchema } from '@/lib/domain/ids';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** The whole catalogue by name. */
export async function listItems(ctx: Ctx): Promise<ItemRow[]> {
  authorize(ctx, 'rewards:read');
  return readOnly(ctx, ({ sql }) => listItemRows(sql, { onlyActive: false }));
}

/** What a referrer can choose now. */
export async function listOfferedItems(ctx: Ctx): Promise<ItemRow[]> {
  authorize(ctx, 'portal');
  const items = await readOnly(ctx, ({ sql }) => listItemRows(sql, { onlyActive: true }));
  return items.filter(({ stock }) => stock === null || stock > 0);
}

/** One item. @throws NotFoundError */
export async function getItem(ctx: Ctx, id: string): Promise<ItemRow> {
  authorize(ctx, 'rewards:read');
  const itemId = idSchema.safeParse(id).data;
  const item = itemId ? await readOnly(ctx, ({ sql }) => findItem(sql, itemId)) : null;
  if (!item) throw new NotFoundError('item');
  return item;
}
