import type { RedemptionRow } from '@/db/queries/redemptions';

/** A redemption as pages and the REST API show it. */
export interface RedemptionView extends RedemptionRow {
  /** What went back into the wallet; 0 while it is open. */
  returnedMinor: number;
}

/** The row with what of it came back. */
export function redemptionView(row: RedemptionRow): RedemptionView {
  return { ...row, returnedMinor: returnedOf(row) };
}

function returnedOf({ status, amountMinor, usedMinor, refundedMinor }: RedemptionRow): number {
  if (status === 'cancelled' || status === 'expired') return amountMinor;
  return status === 'used' ? amountMinor - (usedMinor ?? amountMinor) + refundedMinor : 0;
}
