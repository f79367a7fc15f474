import { countEncryptedOtherwise, ENCRYPTED_COLUMNS } from '@/db/queries/encrypted-columns';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { currentPrefix } from './secret-box';

/** How many secrets of the organisation wait for a rotation: they are not under the current key. */
export async function countStaleSecrets(ctx: Ctx): Promise<number> {
  authorize(ctx, 'settings:write');
  return readOnly(ctx, async ({ sql }) => {
    let count = 0;
    for (const column of ENCRYPTED_COLUMNS) count += await countEncryptedOtherwise(sql, column, currentPrefix());
    return count;
  });
}
