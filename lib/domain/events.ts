import { z } from 'zod';
import { PROGRAM_CHANGES } from './notifications/mails';

const organizationId = z.string();
const id = z.string();

/**
 * Every event that a service appends to the outbox and a durable function listens to: name and shape of `data`. JSON only:
 * instants are ISO strings, amounts minor units. Data carry ids, not people.
 */
export const EVENTS = {
  'auth/sign-in.requested': z.object({
    organizationId,
    email: z.string(),
    url: z.string(),
    audience: z.enum(['staff', 'referrer']),
    expiresAt: z.string(),
  }),
  'program/published': z.object({ organizationId, programId: id, version: z.number() }),
  'program/status.changed': z.object({ organizationId, programId: id, from: z.string(), to: z.string() }),
  /** Some of those who are to hear of a change; a big programme has many of these. */
  'program/change.announced': z.object({
    organizationId,
    programId: id,
    change: z.enum(PROGRAM_CHANGES),
    announcementId: z.string(),
    contactIds: z.array(id),
  }),
  /** People have opened a code since it was looked at last. */
  'code/opened': z.object({
    organizationId,
    codeId: id,
    contactId: id,
    opens: z.number(),
    isFirst: z.boolean(),
    until: z.string(),
  }),
  'code/issued': z.object({ organizationId, codeId: id, programId: id, contactId: id }),
  'referral/lead.submitted': z.object({
    organizationId,
    referralId: id,
    programId: id,
    referrerId: id,
    refereeId: id,
    expiresAt: z.string(),
  }),
  'referral/touched': z.object({ organizationId, referralId: id, expiresAt: z.string() }),
  'referral/milestone.reached': z.object({ organizationId, referralId: id, key: z.string(), occurredAt: z.string() }),
  /** A friend who left a name and has not gone on is to be reminded. */
  'referral/friend-reminder.due': z.object({ organizationId, referralId: id, refereeId: id }),
  'referral/expired': z.object({ organizationId, referralId: id, programId: id, referrerId: id }),
  'conversion/recorded': z.object({
    organizationId,
    conversionId: id,
    referralId: id.nullable(),
    referrerId: id.nullable(),
    attributed: z.boolean(),
    reason: z.string().nullable(),
  }),
  'conversion/refunded': z.object({
    organizationId,
    conversionId: id,
    refundId: id,
    reason: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'fraud/case.opened': z.object({ organizationId, caseId: id, referralId: id }),
  'fraud/case.appealed': z.object({ organizationId, caseId: id, referralId: id }),
  'fraud/case.decided': z.object({
    organizationId,
    caseId: id,
    referralId: id,
    decision: z.enum(['cleared', 'confirmed']),
    isFinal: z.boolean(),
  }),
  'fraud/appeal.overdue': z.object({ organizationId, caseId: id, referralId: id }),
  'attribution/overridden': z.object({ organizationId, referralId: id, decisionId: id }),
  'attribution/question.asked': z.object({ organizationId, questionId: id }),
  'attribution/question.answered': z.object({ organizationId, questionId: id }),
  'community/question.answered': z.object({ organizationId, answerId: id }),
  'reward/granted': z.object({
    organizationId,
    rewardId: id,
    referralId: id,
    recipientId: id,
    side: z.enum(['referrer', 'referee']),
    kind: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
    requiresApproval: z.boolean(),
    payableAt: z.string(),
    expiresAt: z.string().nullable(),
  }),
  'reward/approved': z.object({
    organizationId,
    rewardId: id,
    recipientId: id,
    kind: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'reward/rejected': z.object({ organizationId, rewardId: id, recipientId: id, reason: z.string() }),
  'reward/handed-over': z.object({ organizationId, rewardId: id, recipientId: id }),
  'reward/expired': z.object({ organizationId, rewardId: id, recipientId: id }),
  'reward/reduced': z.object({
    organizationId,
    rewardId: id,
    recipientId: id,
    beforeMinor: z.number(),
    afterMinor: z.number(),
    currency: z.string(),
  }),
  'payout/requested': z.object({
    organizationId,
    payoutId: id,
    recipientId: id,
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'payout/settled': z.object({
    organizationId,
    payoutId: id,
    recipientId: id,
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'payout/failed': z.object({ organizationId, payoutId: id, recipientId: id, reason: z.string() }),
  'payout/reversed': z.object({ organizationId, payoutId: id, recipientId: id, reason: z.string() }),
  'redemption/created': z.object({
    organizationId,
    redemptionId: id,
    contactId: id,
    kind: z.string(),
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'redemption/settled': z.object({
    organizationId,
    redemptionId: id,
    contactId: id,
    kind: z.string(),
    status: z.string(),
  }),
  'redemption/refunded': z.object({
    organizationId,
    redemptionId: id,
    refundId: id,
    contactId: id,
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'credit/transferred': z.object({
    organizationId,
    transferId: id,
    fromContactId: id,
    toContactId: id,
    amountMinor: z.number(),
    currency: z.string(),
  }),
  'credit/offered': z.object({ organizationId, giftId: id, fromContactId: id }),
  'credit/expiring': z.object({ organizationId, reminderId: id, contactId: id }),
  'payout-method/changed': z.object({ organizationId, contactId: id, methodId: id }),
  'guardian/consent.requested': z.object({ organizationId, consentId: id, contactId: id }),
  'staff/invited': z.object({ organizationId, staffId: id, at: z.string() }),
  'webhook/delivery.requested': z.object({ organizationId, endpointId: id, deliveryId: id }),
  'webhook/endpoint.disabled': z.object({
    organizationId,
    endpointId: id,
    url: z.string(),
    reason: z.string(),
    at: z.string(),
  }),
  'payouts/run.requested': z.object({ organizationId, asOf: z.string() }),
} as const;

export type EventName = keyof typeof EVENTS;
export type EventData<Name extends EventName> = z.output<(typeof EVENTS)[Name]>;

/** An event with the data that belongs to its name. */
export type EventInput = { [Name in EventName]: { readonly name: Name; readonly data: EventData<Name> } }[EventName];

/** All names, for clients and dispatchers. */
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];
