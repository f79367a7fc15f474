import { findItem, findItemByName, type ItemRow, takeFromStock } from '@/db/queries/merchandise';
import type { RedeemCreditInput } from '@/lib/domain/redemptions/schema';
import type { Ctx } from '../context';
import { ConflictError, InvalidInputError, RuleError } from '../errors';
import type { Tx } from '../transact';

type Asked = Extract<RedeemCreditInput, { kind: 'merchandise' }>;

/**
 * Takes one of an item from stock, for exactly its value. What is not in the catalogue has only a name; in the portal nothing but
 * the catalogue can be chosen.
 * @throws ConflictError `out-of-stock`; RuleError `currency-mismatch`; InvalidInputError
 */
export async function pickMerchandise(tx: Tx, { actor }: Ctx, currency: string, asked: Asked) {
  const item = await itemOf(tx, asked);
  if (!item) {
    if (asked.item === undefined || actor.type === 'referrer') {
      throw new InvalidInputError([{ path: 'itemId', message: 'Must be an item of the catalogue.' }]);
    }
    return { item: asked.item };
  }
  if (item.currency !== currency) {
    throw new RuleError('currency-mismatch', `${item.name} is offered for ${item.currency} credit.`);
  }
  if (item.valueMinor !== asked.amountMinor) {
    const message = `Must be the value of the item: ${item.valueMinor}.`;
    throw new InvalidInputError([{ path: 'amountMinor', message }]);
  }
  if (!(await takeFromStock(tx.sql, item.id))) {
    throw new ConflictError(`${item.name} is not available any more.`, 'out-of-stock');
  }
  return { itemId: item.id, item: item.name };
}

async function itemOf(tx: Tx, { itemId, item }: Asked): Promise<ItemRow | null> {
  if (itemId !== undefined) return findItem(tx.sql, itemId);
  return item === undefined ? null : findItemByName(tx.sql, item);
}
