import { approvalThresholdMinor, rewardLimitMinor } from '@/lib/domain/organizations/limits';

export type SchoolCourse = { externalId: string; name: string; priceMinor: number; currency: string };

/** What the form has to know of the organisation. */
export type School = {
  currency: string;
  timeZone: string;
  /** The organisation's own limits, in its own currency; null for the highest allowed. */
  rewardLimitMinor: number | null;
  approvalThresholdMinor: number | null;
  secondApprovalAboveMinor?: number | null;
  /** Enrolments by referral in the busiest month of the last year. */
  busiestMonthCount?: number | null;
  courses: readonly SchoolCourse[];
};

/** Rules 2 and 5 in the currency of a programme, as the services apply them. */
export function limitsOf(school: School, currency: string): { limitMinor: number; thresholdMinor: number } {
  const own = school.currency === currency;
  return {
    limitMinor: rewardLimitMinor(currency, own ? school.rewardLimitMinor : null),
    thresholdMinor: approvalThresholdMinor(
      currency,
      own ? school.approvalThresholdMinor : null,
      own ? (school.secondApprovalAboveMinor ?? null) : null,
    ),
  };
}
