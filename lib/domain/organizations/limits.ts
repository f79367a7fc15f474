import { majorToMinor } from '../money/money';

/** At most this many programmes of an organisation are active (rule 6); each holds one slot. */
export const MAX_ACTIVE_PROGRAMS = 5;

/** The slots 1-5 an active programme can hold; a unique index on (organisation, slot) carries rule 6 in a race. */
export const PROGRAM_SLOTS = [1, 2, 3, 4, 5] as const;

const MAX_REWARD_MAJOR = 500;
const APPROVAL_ABOVE_MAJOR = 100;

/** Rule 2: the most one referral may cause, 500.00 in the programme's currency, in minor units. */
export function maxRewardPerReferralMinor(currency: string): number {
  return majorToMinor(MAX_REWARD_MAJOR, currency);
}

/** Rule 5: what one recipient may get from one referral without a person's approval, 100.00, in minor units. */
export function maxApprovalFreeMinor(currency: string): number {
  return majorToMinor(APPROVAL_ABOVE_MAJOR, currency);
}

/** The limit in force: the organisation's own when lower, never more than 500.00. */
export function rewardLimitMinor(currency: string, organizationLimitMinor: number | null): number {
  return Math.min(maxRewardPerReferralMinor(currency), organizationLimitMinor ?? Number.MAX_SAFE_INTEGER);
}

/**
 * The approval threshold in force: the organisation's own when lower, never more than 100.00. What needs two people needs one,
 * so that a lower limit of the second approver counts too.
 */
export function approvalThresholdMinor(
  currency: string,
  organizationThresholdMinor: number | null,
  secondApprovalAboveMinor: number | null = null,
): number {
  const own = [organizationThresholdMinor, secondApprovalAboveMinor].map((minor) => minor ?? Number.MAX_SAFE_INTEGER);
  return Math.min(maxApprovalFreeMinor(currency), ...own);
}

/** The lowest free slot, or null when five programmes are active. */
export function freeSlot(taken: readonly number[]): number | null {
  return PROGRAM_SLOTS.find((slot) => !taken.includes(slot)) ?? null;
}
