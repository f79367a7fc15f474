import type { RewardRow } from '@/db/queries/rewards';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';
import type { VestingPart } from '@/lib/domain/rewards/reward-line';
import { vestingOf } from '@/lib/domain/rewards/vesting';
import type { StoredReceipt } from './stored-receipt';

/** A reward as pages and the REST API show it. */
export interface RewardView extends Omit<RewardRow, 'receipt' | 'approvals'> {
  /** The steps of its calculation, later reversals included. */
  receipt: ReceiptLine[];
  /** Which part of a reward that vests in parts; null for a whole one. */
  vesting: VestingPart | null;
  /** Who approved it, where two people have to: one entry while it waits for the second. */
  approvals: { approvedBy: string; name: string; approvedAt: Date }[];
}

/** The row with its receipt as a plain list of steps. */
export function rewardView(row: RewardRow): RewardView {
  const receipt = [...(row.receipt as StoredReceipt).lines];
  const approvals = row.approvals.map((approval) => ({ ...approval, approvedAt: new Date(approval.approvedAt) }));
  return { ...row, receipt, vesting: vestingOf(receipt), approvals };
}
