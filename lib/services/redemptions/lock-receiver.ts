import { lockWalletOwners } from '@/db/queries/credit-lots';
import { ConflictError, NotFoundError } from '../errors';
import type { Tx } from '../transact';

/**
 * Locks who gives and who gets, in one order, so that two who give to each other do not wait for each other.
 * @throws NotFoundError; ConflictError `contact-merged`
 */
export async function lockReceiver(tx: Tx, fromContactId: string, toContactId: string): Promise<void> {
  const owners = await lockWalletOwners(tx.sql, [fromContactId, toContactId]);
  const to = owners.find(({ id }) => id === toContactId);
  if (owners.length < 2 || !to) throw new NotFoundError('contact');
  if (to.mergedIntoId) {
    const message = 'This contact was merged into another one.';
    throw new ConflictError(message, 'contact-merged', [{ path: 'toContactId', message }]);
  }
}
