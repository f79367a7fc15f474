import type { EventName } from '../events';
import type { StaffRole } from '../organizations/roles';

/** How a person is concerned: that decides whether he may be written to and why. */
export const AUDIENCES = ['staff', 'referrer', 'referee'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** What the portal shows: one type for each message. */
export const NOTICE_TYPES = [
  'code-opened',
  'friend-enrolled',
  'milestone-reached',
  'program-changed',
  'lead-submitted',
  'reward-granted',
  'reward-approved',
  'payout-settled',
  'payout-reversed',
  'payout-method-changed',
  'referral-expired',
  'reward-checked',
  'reward-decided',
  'appeal-received',
  'appeal-overdue',
  'credit-received',
  'credit-given',
  'credit-offered',
  'credit-expiring',
  'question-answered',
  'reward-moved',
  'merchandise-sent',
  'community-answered',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** Events that somebody is told of. A programme's own events are announced page by page. */
export const NOTIFIED_EVENTS = [
  'code/issued',
  'code/opened',
  'program/change.announced',
  'redemption/created',
  'referral/lead.submitted',
  'referral/friend-reminder.due',
  'referral/expired',
  'conversion/recorded',
  'reward/approved',
  'payout/settled',
  'payout/failed',
  'payout/reversed',
  'payout-method/changed',
  'fraud/case.opened',
  'fraud/case.appealed',
  'fraud/case.decided',
  'fraud/appeal.overdue',
  'credit/transferred',
  'credit/offered',
  'credit/expiring',
  'attribution/overridden',
  'attribution/question.asked',
  'attribution/question.answered',
  'community/question.answered',
  'staff/invited',
  'webhook/endpoint.disabled',
  'redemption/settled',
  'reward/handed-over',
  'guardian/consent.requested',
] as const satisfies readonly EventName[];
export type NotifiedEvent = (typeof NOTIFIED_EVENTS)[number];

/** Who among the staff hears that a payout failed. */
export const FINANCE_ROLES: readonly StaffRole[] = ['owner', 'finance'];

/** Who among the staff hears that a referrer asks where his referral is. */
export const ATTRIBUTION_ROLES: readonly StaffRole[] = ['owner', 'manager'];
/** Who among the staff hears that an appeal waits: everybody who may decide it. */
export const APPEAL_ROLES: readonly StaffRole[] = ['owner', 'manager', 'finance'];

/** Who can have a daily list of what waits: everybody who can see to some of it. */
export const WAITING_ROLES: readonly StaffRole[] = ['owner', 'manager', 'finance'];

/** Who hears that an appeal was not answered in time. */
export const ESCALATION_ROLES: readonly StaffRole[] = ['owner'];

export type Reader = {
  readonly email: string | null;
  /** When the person agreed at the lead form; null when he never did. */
  readonly consentAt: Date | null;
  readonly mergedIntoId: string | null;
};

/**
 * Whether a contact may be written to: he has an address and is nobody else by now, and a friend who was referred has agreed to
 * it. A referrer takes part and is told what concerns his money.
 */
export function mayMail({ email, consentAt, mergedIntoId }: Reader, audience: Audience): boolean {
  if (email === null || mergedIntoId !== null) return false;
  return audience !== 'referee' || consentAt !== null;
}
