import type { HouseholdFacts } from '../people/household';
import type { Brought } from './find-ring';
import type { Kinship } from './kinship';

/**
 * What was learned for a signal: known, nothing is stored (an imported referral has no browser), or the look itself failed.
 * Only the last is no answer, and holds.
 */
export type Gathered<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'none' }
  | { readonly state: 'failed' };

export type PersonFacts = HouseholdFacts & {
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** `YYYY-MM-DD`. */
  readonly birthDate: string | null;
};

export type MailFacts = { readonly domain: string; readonly isDisposable: boolean };

export type FraudInputs = {
  readonly people: {
    readonly referrer: PersonFacts;
    readonly referee: PersonFacts;
    readonly selfAllowed: boolean;
    readonly householdAllowed: boolean;
  };
  readonly payout: {
    /** Keyed fingerprints of the details that each is paid to; never the details. */
    readonly referrer: readonly string[];
    readonly referee: readonly string[];
    /** Other people outside the referrer's household who are paid to the same details. */
    readonly othersPaidThere: number;
    readonly kinship: Kinship;
  };
  readonly velocity: {
    /** Referrals of the referrer that enrolled in 24 h and in 7 × 24 h with this one at an end, this one included. */
    readonly day: number;
    readonly week: number;
    /** His own mean a week before those seven days; null while he has no four weeks of history. */
    readonly ownWeekly: number | null;
    /** The mean a week of the organisation's referrers, over weeks in which they referred at all. */
    readonly organizationWeekly: number;
  };
  readonly mail: {
    /** Null without an address. Whether it is disposable is looked up outside: such lists are large and change daily. */
    readonly referrer: MailFacts | null;
    readonly referee: MailFacts | null;
  };
  readonly device: {
    readonly sharedWithReferrer: boolean;
    /** Other friends of this referrer who came with the same browser. */
    readonly otherReferees: number;
    readonly kinship: Kinship;
  };
  readonly network: {
    readonly sameAsReferrer: boolean;
    /** Other friends of this referrer who enrolled from there. */
    readonly otherReferees: number;
    /** Groups of people on it that no referral connects to the referrer: see `unrelatedGroups`. */
    readonly unrelatedGroups: number;
    readonly kinship: Kinship;
  };
  readonly circular: {
    readonly referrerId: string;
    readonly refereeId: string;
    /** Who brought whom, around these two. */
    readonly brought: readonly Brought[];
  };
  readonly refunds: {
    readonly conversions: number;
    readonly refundedInHold: number;
    /** The same of all other referrers of the organisation. */
    readonly organizationConversions: number;
    readonly organizationRefundedInHold: number;
  };
  readonly timing: {
    /** When the winning link was opened; null for a code told or typed. */
    readonly touchedAt: Date | null;
    readonly enrolledAt: Date;
    /** Other enrolments by this referrer around this one. */
    readonly otherEnrolments: readonly Date[];
    readonly timeZone: string;
  };
  readonly existing: {
    readonly firstTouchAt: Date;
    readonly customerSince: Date | null;
    readonly leadSince: Date | null;
  };
};

/** All that is known of one referral, a group for each kind of evidence. */
export type FraudFacts = { readonly [Group in keyof FraudInputs]: Gathered<FraudInputs[Group]> };

/** A group that is known. */
export function known<T>(value: T): Gathered<T> {
  return { state: 'known', value };
}
