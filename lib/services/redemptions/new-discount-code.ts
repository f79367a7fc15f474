import { randomBytes } from 'node:crypto';
import { findRedemptionByCode } from '@/db/queries/redemptions';
import { DAY_MS } from '@/lib/domain/common/days';
import { DISCOUNT_CODE_BYTES, discountCode, discountCodeKey } from '@/lib/domain/redemptions/discount-code';
import type { Tx } from '../transact';

/** A code that nobody has in this organisation, with its last instant. The unique index has the last word. */
export async function newDiscountCode(tx: Tx, now: Date, validDays: number) {
  for (;;) {
    const code = discountCode(randomBytes(DISCOUNT_CODE_BYTES));
    const codeKey = discountCodeKey(code);
    const taken = await findRedemptionByCode(tx.sql, codeKey);
    if (!taken) return { code, codeKey, expiresAt: new Date(now.getTime() + validDays * DAY_MS) };
  }
}
