import {
  ENCRYPTED_COLUMNS,
  type EncryptedColumn,
  lockEncrypted,
  updateEncrypted,
} from '@/db/queries/encrypted-columns';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { keyRing } from './key-ring';
import { currentPrefix, decryptSecret, encryptSecret, type SecretPlace } from './secret-box';

export interface Rotation {
  rotated: number;
  unchanged: number;
}

const BATCH = 200;

/**
 * Encrypts everything secret of one organisation with the current key. Each batch is a transaction of its own that holds its rows,
 * so it may be interrupted, run again, and run while the application does.
 * @throws Error when a value needs a key that is not there, and names the setting; what was done so far stays done
 */
export async function rotateKeys(ctx: Ctx): Promise<Rotation> {
  authorize(ctx, 'settings:write');
  const sum: Rotation = { rotated: 0, unchanged: 0 };
  for (const column of ENCRYPTED_COLUMNS) {
    for (let after: string | null = null; ; ) {
      const batch: Rotation & { lastId: string | null } = await rotateBatch(ctx, column, after);
      sum.rotated += batch.rotated;
      sum.unchanged += batch.unchanged;
      if (!batch.lastId) break;
      after = batch.lastId;
    }
  }
  return sum;
}

function rotateBatch(ctx: Ctx, at: EncryptedColumn, after: string | null) {
  return transact(ctx, async (tx) => {
    const prefix = currentPrefix();
    const rows = await lockEncrypted(tx.sql, at, after, BATCH);
    const stale = rows.filter(({ value }) => !value.startsWith(prefix));
    const column = `${at.table}.${at.column}`;
    const fresh = stale.map(({ id, value }) => {
      const place: SecretPlace = { column, organizationId: ctx.organizationId, rowId: id };
      return { id, value: encryptSecret(decryptSecret(value, place), place) };
    });
    await updateEncrypted(tx.sql, at, fresh);
    if (fresh.length) {
      const data = { column, count: fresh.length, keyId: keyRing().current.id };
      const { organizationId: subjectId } = ctx;
      await appendAudit(tx, ctx, [{ action: 'encryption.rotated', subjectType: 'organization', subjectId, data }]);
    }
    const lastId = rows.length < BATCH ? null : (rows.at(-1)?.id ?? null);
    return { rotated: fresh.length, unchanged: rows.length - fresh.length, lastId };
  });
}
