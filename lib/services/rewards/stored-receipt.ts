import type { StoredFacts } from '@/lib/domain/rewards/input';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';

/** What `referral_rewards.receipt` holds: the facts of the calculation, to replay it, and its lines, to read it. */
export interface StoredReceipt {
  facts: StoredFacts;
  lines: readonly ReceiptLine[];
}
