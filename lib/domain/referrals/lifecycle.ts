import { allows, type Move, moveBy, type Transitions } from '../common/transitions';

/** A referral waits for a conversion, converts, and is rewarded; or its validity ends, or a person rejects it. */
export const REFERRAL_STATUSES = ['pending', 'converted', 'rewarded', 'expired', 'rejected'] as const;
export type ReferralStatus = (typeof REFERRAL_STATUSES)[number];

// An expired referral revives when history that came late, or a newer touch, shows a conversion in time.
const TRANSITIONS: Transitions<ReferralStatus> = {
  pending: ['converted', 'rewarded', 'expired', 'rejected'],
  converted: ['rewarded', 'rejected'],
  rewarded: ['converted', 'rejected'],
  expired: ['pending', 'converted', 'rewarded'],
  rejected: [],
};

/** Whether a referral may move from one status to another. */
export function canMoveReferral(from: ReferralStatus, to: ReferralStatus): boolean {
  return allows(TRANSITIONS, from, to);
}

/** The new status, or `{ok: false, reason: 'invalid-transition'}`. */
export function moveReferral(from: ReferralStatus, to: ReferralStatus): Move<ReferralStatus> {
  return moveBy(TRANSITIONS, from, to);
}
