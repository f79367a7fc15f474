/** What is known of a discount code at the school's Stripe. `lost`: nobody can be asked about it any more. */
export const PROMOTION_STATUSES = ['waiting', 'active', 'failed', 'ended', 'used', 'lost'] as const;
export type PromotionStatus = (typeof PROMOTION_STATUSES)[number];

/** What to do at Stripe: make the code there, ask whether it was used, end it, give it up, or nothing. */
export type PromotionTask = 'make' | 'ask' | 'end' | 'give-up' | 'nothing';

export interface PromotionFacts {
  status: PromotionStatus;
  /** The code is open here and has not run out. */
  isOpen: boolean;
  /** Whose Stripe account the code is for. */
  account: string;
  /** The school's account now; null when its key is gone. */
  connectedAccount: string | null;
  /** False when the school has disconnected Stripe and its key is only kept to end things. */
  isConnected: boolean;
}

/**
 * What a code needs at Stripe so that it works there exactly as long as it works here. A code whose account was replaced, or whose
 * key is gone, is given up: it may still work there, and people have to be told.
 */
export function promotionTask(facts: PromotionFacts): PromotionTask {
  const { status, isOpen, account, connectedAccount, isConnected } = facts;
  if (status === 'used' || status === 'lost') return 'nothing';
  if (connectedAccount !== account) return status === 'ended' ? 'nothing' : 'give-up';
  // Also one that ended already: what was under way at that moment may have made it after all.
  if (!isOpen || !isConnected) return 'end';
  if (status === 'ended') return 'nothing';
  return status === 'active' ? 'ask' : 'make';
}

/** Whether a code may still be used at Stripe, for all that is known. */
export function isLivePromotion(status: PromotionStatus): boolean {
  return status === 'waiting' || status === 'active' || status === 'failed';
}
