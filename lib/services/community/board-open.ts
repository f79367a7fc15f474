import { ConflictError } from '../errors';
import { portalSettings } from '../portal/settings';
import type { Tx } from '../transact';

/** @throws ConflictError `board-closed` while the school has no board */
export async function requireBoard(tx: Tx): Promise<void> {
  if ((await portalSettings(tx)).boardEnabled) return;
  throw new ConflictError('The school has closed its board.', 'board-closed');
}
