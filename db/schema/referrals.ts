import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { contacts } from './people';
import { courses, referralCodes } from './programs';

export const referrals = pgTable(
  'referrals',
  {
    id: id(),
    organizationId: organizationId(),
    programId: uuid('program_id').notNull(),
    /** The version in force at the winning touch; what pays and what recomputes. */
    programVersionId: uuid('program_version_id').notNull(),
    codeId: uuid('code_id')
      .notNull()
      .references(() => referralCodes.id),
    referrerId: uuid('referrer_id')
      .notNull()
      .references(() => contacts.id),
    refereeId: uuid('referee_id')
      .notNull()
      .references(() => contacts.id),
    status: text('status').notNull().default('pending'),
    channel: text('channel').notNull(),
    /** Where its touch came from, as far as the link said. */
    utmSource: text('utm_source'),
    utmCampaign: text('utm_campaign'),
    referringHost: text('referring_host'),
    sharedAt: instant('shared_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    referredAt: instant('referred_at').notNull(),
    convertedAt: instant('converted_at'),
    rewardedAt: instant('rewarded_at'),
    conversionValueMinor: minor('conversion_value_minor'),
    rewardAmountMinor: minor('reward_amount_minor').notNull().default(0),
    qualityScore: smallint('quality_score'),
    reason: text('reason'),
    /** When the friend, who had left a name and not gone on, was reminded; once. */
    friendRemindedAt: instant('friend_reminded_at'),
    /** Set when a reward is granted, also after a clawback (rule 4); an override moves it with the reward. */
    isRewardClaimed: boolean('is_reward_claimed').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('referrals_one_reward_per_referee').on(t.organizationId, t.refereeId).where(sql`${t.isRewardClaimed}`),
    uniqueIndex('referrals_one_open_per_code_key').on(t.codeId, t.refereeId).where(sql`${t.status} = 'pending'`),
    check('referrals_status_check', sql`${t.status} in ('pending', 'converted', 'rewarded', 'expired', 'rejected')`),
    index('referrals_org_idx').on(t.organizationId, t.createdAt),
    index('referrals_referee_idx').on(t.organizationId, t.refereeId),
    index('referrals_referred_idx').on(t.organizationId, t.referredAt),
    index('referrals_converted_idx').on(t.organizationId, t.convertedAt).where(sql`${t.convertedAt} is not null`),
    index('referrals_referrer_idx').on(t.organizationId, t.referrerId, t.createdAt),
    index('referrals_expiry_idx').on(t.organizationId, t.expiresAt).where(sql`${t.status} = 'pending'`),
  ],
);

/** What happened to a referral, in order: shared, visited, lead, converted, rewarded, expired. */
export const referralEvents = pgTable(
  'referral_events',
  {
    id: id(),
    organizationId: organizationId(),
    referralId: uuid('referral_id').notNull(),
    type: text('type').notNull(),
    data: jsonb('data').notNull().default({}),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [index('referral_events_referral_idx').on(t.organizationId, t.referralId, t.occurredAt)],
);

/** Steps that the school defines and a referral has reached, each once; enrolled, paid and attended are conversions. */
export const referralMilestones = pgTable(
  'referral_milestones',
  {
    id: id(),
    organizationId: organizationId(),
    referralId: uuid('referral_id')
      .notNull()
      .references(() => referrals.id),
    key: text('key').notNull(),
    label: text('label').notNull(),
    externalId: text('external_id'),
    occurredAt: instant('occurred_at').notNull(),
    recordedBy: text('recorded_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('referral_milestones_referral_key').on(t.organizationId, t.referralId, t.key),
    uniqueIndex('referral_milestones_external_id_key')
      .on(t.organizationId, t.externalId)
      .where(sql`${t.externalId} is not null`),
  ],
);

export const conversions = pgTable(
  'conversions',
  {
    id: id(),
    organizationId: organizationId(),
    externalId: text('external_id').notNull(),
    /** SHA-256 of the canonical input: the same externalId with other content is a conflict. */
    contentHash: text('content_hash').notNull(),
    refereeId: uuid('referee_id')
      .notNull()
      .references(() => contacts.id),
    courseId: uuid('course_id').references(() => courses.id),
    milestone: text('milestone').notNull(),
    valueMinor: minor('value_minor').notNull(),
    discountMinor: minor('discount_minor').notNull().default(0),
    refundedMinor: minor('refunded_minor').notNull().default(0),
    droppedOut: boolean('dropped_out').notNull().default(false),
    currency: text('currency').notNull(),
    code: text('code'),
    attributed: boolean('attributed').notNull(),
    reason: text('reason'),
    referralId: uuid('referral_id').references(() => referrals.id),
    /** Who wrote it down; may not approve what it earns. */
    recordedBy: text('recorded_by').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('conversions_external_id_key').on(t.organizationId, t.externalId),
    check(
      'conversions_amounts_check',
      sql`${t.valueMinor} >= 0 and ${t.discountMinor} >= 0 and ${t.refundedMinor} >= 0`,
    ),
    check('conversions_milestone_check', sql`${t.milestone} in ('enrolled', 'paid', 'attended')`),
    index('conversions_referee_idx').on(t.organizationId, t.refereeId, t.milestone),
    index('conversions_referral_idx').on(t.organizationId, t.referralId),
    index('conversions_org_idx').on(t.organizationId, t.occurredAt),
  ],
);

export const conversionRefunds = pgTable(
  'conversion_refunds',
  {
    id: id(),
    organizationId: organizationId(),
    externalId: text('external_id').notNull(),
    contentHash: text('content_hash').notNull(),
    conversionId: uuid('conversion_id')
      .notNull()
      .references(() => conversions.id),
    amountMinor: minor('amount_minor').notNull(),
    reason: text('reason').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('conversion_refunds_external_id_key').on(t.organizationId, t.externalId),
    check('conversion_refunds_reason_check', sql`${t.reason} in ('refund', 'drop-out', 'price-change')`),
    check('conversion_refunds_amount_check', sql`${t.amountMinor} >= 0`),
    index('conversion_refunds_conversion_idx').on(t.organizationId, t.conversionId),
  ],
);

/** Append-only: an override is a new decision that names the one it supersedes. */
export const attributionDecisions = pgTable(
  'attribution_decisions',
  {
    id: id(),
    organizationId: organizationId(),
    conversionId: uuid('conversion_id')
      .notNull()
      .references(() => conversions.id),
    referralId: uuid('referral_id').references(() => referrals.id),
    supersedesId: uuid('supersedes_id'),
    sequence: integer('sequence').notNull().default(1),
    model: text('model').notNull(),
    attributed: boolean('attributed').notNull(),
    reason: text('reason'),
    /** Every touch, the shares by every model, the winner, the losers with reasons; replayable. */
    receipt: jsonb('receipt').notNull(),
    evidenceHash: text('evidence_hash').notNull(),
    /** Of the evidence as it is since codes of erased people were taken out; null when none was. */
    redactedHash: text('redacted_hash'),
    decidedBy: text('decided_by').notNull(),
    /** Who it was by name, for people. */
    decidedByName: text('decided_by_name'),
    note: text('note'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('attribution_decisions_sequence_key').on(t.conversionId, t.sequence),
    index('attribution_decisions_overrides_idx').on(t.organizationId, t.id).where(sql`${t.sequence} > 1`),
    index('attribution_decisions_referral_idx').on(t.organizationId, t.referralId),
  ],
);
