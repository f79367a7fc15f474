import { limitsIn } from '@/lib/domain/organizations/limits';

export type SchoolCourse = { externalId: string; name: string; priceMinor: number; currency: string };

/** What the form has to know of the organisation. */
export type School = {
  currency: string;
  timeZone: string;
  /** The organisation's own limits, as it wrote them; null for the highest allowed. */
  rewardLimitMinor: number | null;
  approvalThresholdMinor: number | null;
  secondApprovalAboveMinor?: number | null;
  /** Enrolments by referral in the busiest month of the last year. */
  busiestMonthCount?: number | null;
  courses: readonly SchoolCourse[];
};

/** Rules 2 and 5 in the currency of a programme, as the services apply them. */
export function limitsOf(school: School, currency: string): { limitMinor: number; thresholdMinor: number } {
  const { secondApprovalAboveMinor = null } = school;
  const { limitMinor, approvalThresholdMinor } = limitsIn(currency, { ...school, secondApprovalAboveMinor });
  return { limitMinor, thresholdMinor: approvalThresholdMinor };
}
