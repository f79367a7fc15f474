import { addDays } from '../common/days';

/** When a reward becomes payable: `holdDays` × 24 h after the conversion (the refund window). */
export function payableAt(convertedAt: Date, holdDays: number): Date {
  return addDays(convertedAt, holdDays);
}

/** When a reward expires: `expiryDays` × 24 h after it became payable, so that a hold takes no time from anybody; or never. */
export function rewardExpiresAt(payable: Date, expiryDays: number | undefined): Date | null {
  return expiryDays === undefined ? null : addDays(payable, expiryDays);
}

/** Whether a reward has expired at `now`; its last instant still counts. */
export function isRewardExpired(expiresAt: Date | null, now: Date): boolean {
  return expiresAt !== null && now > expiresAt;
}
