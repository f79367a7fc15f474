import { findCodesByKey } from '@/db/queries/codes';
import { normalizeCode } from '@/lib/domain/codes/typed-code';
import type { Tx } from '../transact';

/** A code of this organisation by what is written on it; undefined for what no code looks like, too. */
export async function findOwnCode(tx: Tx, code: string) {
  const key = normalizeCode(code);
  // No code has other characters, and PostgreSQL takes no NUL.
  if (!/^[A-Z0-9-]{1,100}$/.test(key)) return undefined;
  const [row] = await findCodesByKey(tx.sql, [key]);
  return row;
}
