import type { ReceiptStep } from '@/components/money/use-receipt-words';
import type { RewardKind } from '@/lib/domain/rewards/kinds';
import type { RewardStatus } from '@/lib/domain/rewards/lifecycle';

/** Cash and course credit of one currency, as the service answers it. */
export type WalletBalance = {
  currency: string;
  cash: { pendingMinor: number; payableMinor: number; paidMinor: number };
  credit: { pendingMinor: number; availableMinor: number; expiringMinor: number; nextExpiryAt: Date | null };
};

/** That of the first currency, and of the others in which there is or was something. */
export type WalletBalances = WalletBalance & { others: readonly WalletBalance[] };

/** A reward as its recipient sees it. */
export type WalletReward = {
  id: string;
  side: 'referrer' | 'referee';
  kind: RewardKind;
  item: string | null;
  status: RewardStatus;
  currency: string;
  rewardAmountMinor: number;
  originalAmountMinor: number;
  requiresApproval: boolean;
  payableAt: Date;
  expiresAt: Date | null;
  expiredAt: Date | null;
  processedAt: Date | null;
  programName: string;
  otherFirstName: string | null;
  /** Which part of a reward that comes in parts. */
  vesting?: { part: number; parts: number } | null;
  receipt: readonly ReceiptStep[];
};

/** A movement of a statement. */
export type WalletLine = {
  transferId: string;
  occurredAt: Date;
  kind: string;
  amountMinor: number;
  balanceMinor: number;
};
