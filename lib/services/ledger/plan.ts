import type { Transfer } from '@/lib/domain/ledger/transfers';
import type { TransferPlan } from './post-transfers';

/** A transfer that the core has built, with what makes it unique in its organisation: `approve:<reward>`. */
export function planTransfer(
  transfer: Transfer,
  subjectType: 'reward' | 'payout' | 'redemption' | 'credit-transfer' | 'credit-gift' | 'credit-lot',
  subjectId: string,
  occurredAt: Date,
  key: string = transfer.kind,
): TransferPlan {
  return { ...transfer, dedupeKey: `${key}:${subjectId}`, subjectType, subjectId, occurredAt };
}
