import type { RedemptionRow } from '@/db/queries/redemptions';
import type { RedeemCreditInput } from '@/lib/domain/redemptions/schema';

/** Whether a redemption is what is asked for again under its `externalId`. */
export function isSameRedemption(first: RedemptionRow, contactId: string, asked: RedeemCreditInput): boolean {
  if (first.contactId !== contactId || first.kind !== asked.kind || first.amountMinor !== asked.amountMinor)
    return false;
  if (asked.currency !== undefined && asked.currency !== first.currency) return false;
  if (asked.kind === 'course-credit') return first.courseExternalId === (asked.courseExternalId ?? null);
  if (asked.kind !== 'merchandise') return true;
  return asked.itemId === undefined ? first.item === (asked.item ?? null) : first.itemId === asked.itemId;
}
