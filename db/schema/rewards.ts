import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { organizations } from './organizations';
import { contacts } from './people';
import { attributionDecisions, conversions, referrals } from './referrals';

export const payouts = pgTable(
  'payouts',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    recipientId: uuid('recipient_id')
      .notNull()
      .references(() => contacts.id),
    provider: text('provider').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').notNull().default('processing'),
    reference: text('reference'),
    failureReason: text('failure_reason'),
    requestedBy: text('requested_by').notNull(),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
    destinationEncrypted: text('destination_encrypted'),
    destinationMasked: text('destination_masked'),
    providerAccount: text('provider_account'),
    attemptedAt: instant('attempted_at'),
    /** Finance wants it back: why, who, since when until the provider has spoken, and how often it said no for good. */
    reversalReason: text('reversal_reason'),
    reversalAskedBy: text('reversal_asked_by'),
    reversalAskedAt: instant('reversal_asked_at'),
    reversalRefusals: integer('reversal_refusals').notNull().default(0),
    /** When what became of it was asked last. */
    askedAt: instant('asked_at'),
    reversedAt: instant('reversed_at'),
  },
  (t) => [
    check('payouts_status_check', sql`${t.status} in ('processing', 'paid', 'failed', 'reversed')`),
    check('payouts_amount_check', sql`${t.amountMinor} > 0`),
    index('payouts_org_idx').on(t.organizationId, t.createdAt),
    index('payouts_recipient_idx').on(t.organizationId, t.recipientId),
  ],
);

export const referralRewards = pgTable(
  'referral_rewards',
  {
    id: id(),
    organizationId: organizationId(),
    referralId: uuid('referral_id')
      .notNull()
      .references(() => referrals.id),
    conversionId: uuid('conversion_id')
      .notNull()
      .references(() => conversions.id),
    programId: uuid('program_id').notNull(),
    programVersionId: uuid('program_version_id').notNull(),
    recipientId: uuid('recipient_id')
      .notNull()
      .references(() => contacts.id),
    side: text('side').notNull(),
    /** 'base', 'base@2' … or 'bonus-<n>': with the decision it makes granting twice impossible. */
    line: text('line').notNull(),
    /** Which decision of the conversion granted it, by its sequence. */
    grantSequence: integer('grant_sequence').notNull().default(1),
    /** The override that took it back. */
    supersededBy: uuid('superseded_by').references(() => attributionDecisions.id),
    kind: text('kind').notNull(),
    item: text('item'),
    originalAmountMinor: minor('original_amount_minor').notNull(),
    rewardAmountMinor: minor('reward_amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').notNull().default('pending'),
    requiresApproval: boolean('requires_approval').notNull(),
    payableAt: instant('payable_at').notNull(),
    expiresAt: instant('expires_at'),
    /** Inputs, version and a line per step; replaying it gives the same cents. */
    receipt: jsonb('receipt').notNull(),
    approvedAt: instant('approved_at'),
    approvedBy: text('approved_by'),
    cancelledReason: text('cancelled_reason'),
    payoutId: uuid('payout_id').references(() => payouts.id),
    paymentReference: text('payment_reference'),
    processedAt: instant('processed_at'),
    expiredAt: instant('expired_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('referral_rewards_line_key').on(t.conversionId, t.recipientId, t.side, t.line, t.grantSequence),
    check('referral_rewards_side_check', sql`${t.side} in ('referrer', 'referee')`),
    check('referral_rewards_kind_check', sql`${t.kind} in ('cash', 'credit', 'discount', 'merchandise')`),
    check('referral_rewards_status_check', sql`${t.status} in ('pending', 'approved', 'paid', 'cancelled')`),
    check(
      'referral_rewards_amounts_check',
      sql`${t.rewardAmountMinor} >= 0 and ${t.rewardAmountMinor} <= ${t.originalAmountMinor}`,
    ),
    index('referral_rewards_org_idx').on(t.organizationId, t.createdAt),
    index('referral_rewards_referral_idx').on(t.organizationId, t.referralId),
    index('referral_rewards_recipient_idx').on(t.organizationId, t.recipientId, t.createdAt),
    index('referral_rewards_due_idx').on(t.organizationId, t.payableAt).where(sql`${t.status} = 'pending'`),
    index('referral_rewards_payable_idx').on(t.organizationId, t.recipientId).where(sql`${t.status} = 'approved'`),
    index('referral_rewards_expiry_idx')
      .on(t.organizationId, t.expiresAt)
      .where(sql`${t.expiresAt} is not null and ${t.expiredAt} is null`),
  ],
);

/** Who approved a reward that needs two people; append-only. */
export const rewardApprovals = pgTable(
  'reward_approvals',
  {
    organizationId: organizationId(),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => referralRewards.id),
    approver: text('approver').notNull(),
    approverName: text('approver_name').notNull(),
    note: text('note'),
    approvedAt: instant('approved_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.rewardId, t.approver] })],
);

/** Which rewards a payout carried; kept also when it failed and the rewards went into another. */
export const payoutItems = pgTable(
  'payout_items',
  {
    organizationId: organizationId(),
    payoutId: uuid('payout_id')
      .notNull()
      .references(() => payouts.id),
    rewardId: uuid('reward_id')
      .notNull()
      .references(() => referralRewards.id),
    amountMinor: minor('amount_minor').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.payoutId, t.rewardId] }),
    index('payout_items_reward_idx').on(t.organizationId, t.rewardId),
  ],
);

/** What the sandbox bank knows; it is its own system and is asked by idempotency key only. */
export const sandboxBankTransfers = pgTable('sandbox_bank_transfers', {
  organizationId: organizationId(),
  idempotencyKey: text('idempotency_key').primaryKey(),
  reference: text('reference').notNull(),
  destination: text('destination').notNull(),
  amountMinor: minor('amount_minor').notNull(),
  currency: text('currency').notNull(),
  outcome: text('outcome').notNull(),
  failureReason: text('failure_reason'),
  attempts: integer('attempts').notNull().default(1),
  settlesAt: instant('settles_at').notNull(),
  createdAt: createdAt(),
});
