import type { RewardRow } from '@/db/queries/rewards';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';

/** A reward as pages and the REST API show it. */
export interface RewardView extends Omit<RewardRow, 'receipt'> {
  /** The steps of its calculation, later reversals included. */
  receipt: ReceiptLine[];
}

/** The row with its receipt as a plain list of steps. */
export function rewardView(row: RewardRow): RewardView {
  return { ...row, receipt: receiptLines(row.receipt) };
}

function receiptLines(stored: unknown): ReceiptLine[] {
  if (Array.isArray(stored)) return stored as ReceiptLine[];
  const lines = (stored as { lines?: unknown } | null)?.lines;
  return Array.isArray(lines) ? (lines as ReceiptLine[]) : [];
}
