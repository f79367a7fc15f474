import { allows, type Move, moveBy, type Transitions } from '../common/transitions';

/** Sent to the provider, settled or refused; a settled one may come back. */
export const PAYOUT_STATUSES = ['processing', 'paid', 'failed', 'reversed'] as const;
export type PayoutStatus = (typeof PAYOUT_STATUSES)[number];

export const PAYOUT_PROVIDERS = ['stripe', 'paypal', 'sandbox', 'manual'] as const;
export type PayoutProvider = (typeof PAYOUT_PROVIDERS)[number];

const TRANSITIONS: Transitions<PayoutStatus> = {
  processing: ['paid', 'failed'],
  paid: ['reversed'],
  failed: [],
  reversed: [],
};

/** Whether a payout may move from one status to another. */
export function canMovePayout(from: PayoutStatus, to: PayoutStatus): boolean {
  return allows(TRANSITIONS, from, to);
}

/** The new status, or `{ok: false, reason: 'invalid-transition'}`. */
export function movePayout(from: PayoutStatus, to: PayoutStatus): Move<PayoutStatus> {
  return moveBy(TRANSITIONS, from, to);
}
