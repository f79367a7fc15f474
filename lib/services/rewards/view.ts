import type { RewardRow } from '@/db/queries/rewards';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';
import type { StoredReceipt } from './stored-receipt';

/** A reward as pages and the REST API show it. */
export interface RewardView extends Omit<RewardRow, 'receipt'> {
  /** The steps of its calculation, later reversals included. */
  receipt: ReceiptLine[];
}

/** The row with its receipt as a plain list of steps. */
export function rewardView(row: RewardRow): RewardView {
  return { ...row, receipt: [...(row.receipt as StoredReceipt).lines] };
}
