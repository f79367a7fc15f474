import type { ReferrerFacts } from '../programs/eligibility';
import type { Milestone } from '../programs/types';
import type { RewardSide } from '../rewards/kinds';
import type { RecipientShare } from '../rewards/split';

/** Why a reward ended that no refund took back: a person rejected it, or its time was over. */
export type RewardEnd = {
  /** Expired out of a wallet: what stood then stays an expense. False: nothing of it stands. */
  readonly keeps: boolean;
  /** How far refunds had come when one last took from it; -1 when none did. Later refunds no longer touched it. */
  readonly refundedMinor: number;
  readonly droppedOut: boolean;
};

/** A reward that was granted, with what stands of it today. */
export type PastReward = {
  readonly recipientId: string;
  readonly side: RewardSide;
  readonly line: string;
  readonly grantedMinor: number;
  readonly standingMinor: number;
  readonly end: RewardEnd | null;
};

export type PastRefund = { readonly amountMinor: number; readonly droppedOut: boolean };

/** What the organisation had at the grant, as the receipt tells. */
export type PastSetting = {
  readonly limitMinor: number;
  readonly timeZone: string;
  /** Null when it is counted anew. */
  readonly rewardedCount: number | null;
};

/** A conversion that is owed to the programme: who it is owed to is taken as it was decided. */
export type PastConversion = {
  /** One for each resolved person. */
  readonly refereeId: string;
  /** Whose referral it is; counts are his. */
  readonly referrerId: string;
  /** When the decision split it; null when all is the referrer's. */
  readonly shares: readonly RecipientShare[] | null;
  /** The version in force at the winning touch. */
  readonly boundVersion: number;
  readonly milestone: Milestone;
  /** Lessons attended by the referee up to this one; 0 for other milestones. */
  readonly attended: number;
  readonly valueMinor: number;
  readonly discountMinor: number;
  readonly currency: string;
  readonly courseExternalId: string | null;
  readonly occurredAt: Date;
  /** The referee's one reward was another programme's. */
  readonly isRewardedElsewhere: boolean;
  /** In the order in which they were recorded. */
  readonly refunds: readonly PastRefund[];
  /** Null when nothing was granted. */
  readonly setting: PastSetting | null;
  readonly paid: readonly PastReward[];
  /** As the school knows him today; null when no rule asks. */
  readonly referrer: ReferrerFacts | null;
  readonly relation: 'none' | 'self' | 'household';
};
