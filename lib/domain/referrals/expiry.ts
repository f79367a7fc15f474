import { addDays } from '../common/days';

/** Rule 3: a pending referral expires `validityDays` × 24 h after its latest touch. */
export function referralExpiresAt(latestTouchAt: Date, validityDays: number): Date {
  return addDays(latestTouchAt, validityDays);
}

/** Whether it has: the last instant is included in its validity. */
export function isReferralExpired(expiresAt: Date, now: Date): boolean {
  return now > expiresAt;
}
