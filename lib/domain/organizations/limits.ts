import { currencyExponent } from '../money/currencies';
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

/** An organisation's own limits, as it wrote them: in minor units of its own currency. Null: the highest allowed. */
export interface OwnLimits {
  readonly currency: string;
  readonly rewardLimitMinor: number | null;
  readonly approvalThresholdMinor: number | null;
  readonly secondApprovalAboveMinor: number | null;
}

export interface LimitsInForce {
  /** Rule 2: the most that one referral may cause. */
  readonly limitMinor: number;
  /** Rule 5: more than this for one recipient of one referral needs a person. */
  readonly approvalThresholdMinor: number;
  /** More than this needs two people; null: never. */
  readonly secondApprovalAboveMinor: number | null;
}

/**
 * Rules 2 and 5 in the currency of a programme: an organisation that writes 300.00 means 300.00 of every programme's own
 * currency, as the rules' 500.00 and 100.00 do; nothing is exchanged. Where the currency has fewer decimals it is rounded down.
 * A limit above the rules' own has no effect. What needs two people needs one.
 */
export function limitsIn(currency: string, own: OwnLimits): LimitsInForce {
  const here = (minor: number | null) => (minor === null ? null : sameFigure(minor, own.currency, currency));
  const secondApprovalAboveMinor = here(own.secondApprovalAboveMinor);
  return {
    limitMinor: lowest(maxRewardPerReferralMinor(currency), here(own.rewardLimitMinor)),
    approvalThresholdMinor: lowest(
      maxApprovalFreeMinor(currency),
      here(own.approvalThresholdMinor),
      secondApprovalAboveMinor,
    ),
    secondApprovalAboveMinor,
  };
}

function sameFigure(minor: number, from: string, to: string): number {
  const decimals = currencyExponent(to) - currencyExponent(from);
  return decimals >= 0 ? minor * 10 ** decimals : Math.floor(minor / 10 ** -decimals);
}

function lowest(...limits: (number | null)[]): number {
  return Math.min(...limits.filter((limit) => limit !== null));
}

/** The lowest free slot, or null when five programmes are active. */
export function freeSlot(taken: readonly number[]): number | null {
  return PROGRAM_SLOTS.find((slot) => !taken.includes(slot)) ?? null;
}
