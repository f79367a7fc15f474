import { type ItemRow, insertItem, updateItem } from '@/db/queries/merchandise';
import { idSchema } from '@/lib/domain/ids';
import { createItemSchema, updateItemSchema } from '@/lib/domain/redemptions/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { newId } from '../ids';
import { organizationFacts } from '../organizations/facts';
import { parse } from '../parse';
import { isUniqueViolation } from '../pg-errors';
import { transact } from '../transact';
import { actingScope } from './acting-scope';

/**
 * Adds an item to the catalogue. Input: `{name, description?, valueMinor, currency?, stock?, isActive?}`.
 * @throws ConflictError when another item has the name
 */
export async function createItem(ctx: Ctx, input: unknown): Promise<ItemRow> {
  authorize(ctx, actingScope(ctx));
  const asked = parse(createItemSchema, input);
  const made = transact(ctx, async (tx) => {
    const { currency: home } = await organizationFacts(tx, ctx);
    const item = { ...asked, currency: asked.currency ?? home, id: newId(), createdBy: actorKey(ctx.actor) };
    const row = await insertItem(tx.sql, ctx.organizationId, item);
    await appendAudit(tx, ctx, [auditOf('item.created', row)]);
    return row;
  });
  return made.catch(nameTaken);
}

/**
 * Changes an item; what is left out stays. What was chosen before keeps its value. Input as above, without a currency.
 * @throws ConflictError, NotFoundError
 */
export async function changeItem(ctx: Ctx, id: string, input: unknown): Promise<ItemRow> {
  authorize(ctx, actingScope(ctx));
  const change = parse(updateItemSchema, input);
  const itemId = idSchema.safeParse(id).data;
  const changed = transact(ctx, async (tx) => {
    const row = itemId ? await updateItem(tx.sql, itemId, change, ctx.now) : null;
    if (!row) throw new NotFoundError('item');
    await appendAudit(tx, ctx, [auditOf('item.changed', row)]);
    return row;
  });
  return changed.catch(nameTaken);
}

function nameTaken(error: unknown): never {
  if (!isUniqueViolation(error, 'merchandise_items_name_key')) throw error;
  const message = 'Another item has this name.';
  throw new ConflictError(message, 'conflict', [{ path: 'name', message }]);
}

function auditOf(action: string, { id, name, valueMinor, currency, stock, isActive }: ItemRow) {
  return { action, subjectType: 'item', subjectId: id, data: { name, valueMinor, currency, stock, isActive } };
}
