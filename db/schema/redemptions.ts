import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { merchandiseItems } from './merchandise';
import { contacts } from './people';

export const redemptions = pgTable(
  'redemptions',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text('kind').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').notNull(),
    code: text('code'),
    codeKey: text('code_key'),
    itemId: uuid('item_id').references(() => merchandiseItems.id),
    item: text('item'),
    courseExternalId: text('course_external_id'),
    externalId: text('external_id'),
    /** What of it was used, with the order it was used for; the rest went back. */
    usedMinor: minor('used_minor'),
    usedExternalId: text('used_external_id'),
    /** What of it came back because the course was refunded. */
    refundedMinor: minor('refunded_minor').notNull().default(0),
    reason: text('reason'),
    expiresAt: instant('expires_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('redemptions_org_idx').on(t.organizationId, t.createdAt),
    index('redemptions_contact_idx').on(t.organizationId, t.contactId, t.createdAt),
    index('redemptions_waiting_idx').on(t.organizationId, t.expiresAt).where(sql`${t.status} in ('open', 'requested')`),
    uniqueIndex('redemptions_external_id_key')
      .on(t.organizationId, t.externalId)
      .where(sql`${t.externalId} is not null`),
    uniqueIndex('redemptions_code_key').on(t.organizationId, t.codeKey).where(sql`${t.codeKey} is not null`),
  ],
);

/** Used credit that came back into the wallet, since the course it paid for was refunded. */
export const redemptionRefunds = pgTable(
  'redemption_refunds',
  {
    id: id(),
    organizationId: organizationId(),
    redemptionId: uuid('redemption_id')
      .notNull()
      .references(() => redemptions.id),
    externalId: text('external_id'),
    amountMinor: minor('amount_minor').notNull(),
    reason: text('reason'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('redemption_refunds_redemption_idx').on(t.organizationId, t.redemptionId),
    uniqueIndex('redemption_refunds_external_id_key')
      .on(t.organizationId, t.externalId)
      .where(sql`${t.externalId} is not null`),
  ],
);

/** What is known of a discount code at the school's Stripe; the coupon there has the redemption's id. */
export const promotionCodes = pgTable(
  'promotion_codes',
  {
    redemptionId: uuid('redemption_id')
      .primaryKey()
      .references(() => redemptions.id),
    organizationId: organizationId(),
    account: text('account').notNull(),
    status: text('status').notNull().default('waiting'),
    promotionCodeId: text('promotion_code_id'),
    error: text('error'),
    attempts: integer('attempts').notNull().default(0),
    askedAt: instant('asked_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    index('promotion_codes_watch_idx')
      .on(t.organizationId, t.askedAt)
      .where(sql`${t.status} in ('waiting', 'active', 'failed')`),
  ],
);

export const creditTransfers = pgTable(
  'credit_transfers',
  {
    id: id(),
    organizationId: organizationId(),
    fromContactId: uuid('from_contact_id')
      .notNull()
      .references(() => contacts.id),
    toContactId: uuid('to_contact_id')
      .notNull()
      .references(() => contacts.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('credit_transfers_from_idx').on(t.organizationId, t.fromContactId, t.createdAt),
    index('credit_transfers_to_idx').on(t.organizationId, t.toContactId, t.createdAt),
  ],
);

/** Credit given to an e-mail address: set aside until its owner takes it, or it comes back. */
export const creditGifts = pgTable(
  'credit_gifts',
  {
    id: id(),
    organizationId: organizationId(),
    fromContactId: uuid('from_contact_id')
      .notNull()
      .references(() => contacts.id),
    email: text('email').notNull(),
    emailNormalized: text('email_normalized').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').notNull().default('open'),
    transferId: uuid('transfer_id').references(() => creditTransfers.id),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    settledAt: instant('settled_at'),
  },
  (t) => [
    index('credit_gifts_from_idx').on(t.organizationId, t.fromContactId, t.createdAt),
    index('credit_gifts_to_idx').on(t.organizationId, t.emailNormalized).where(sql`${t.status} = 'open'`),
    index('credit_gifts_open_idx').on(t.organizationId, t.expiresAt).where(sql`${t.status} = 'open'`),
  ],
);

/** Credit that is no reward: given by another person, or come back from a redemption. */
export const creditLots = pgTable(
  'credit_lots',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    sourceType: text('source_type').notNull(),
    sourceId: uuid('source_id').notNull(),
    expiresAt: instant('expires_at'),
    expiredAt: instant('expired_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('credit_lots_contact_idx').on(t.organizationId, t.contactId).where(sql`${t.expiredAt} is null`),
    index('credit_lots_expiry_idx')
      .on(t.organizationId, t.expiresAt)
      .where(sql`${t.expiredAt} is null and ${t.expiresAt} is not null`),
  ],
);

/** Which credit a redemption or a gift was taken from: `lotId` is a reward or a row of `credit_lots`. */
export const creditUses = pgTable(
  'credit_uses',
  {
    id: id(),
    organizationId: organizationId(),
    lotId: uuid('lot_id').notNull(),
    subjectId: uuid('subject_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    expiresAt: instant('expires_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('credit_uses_lot_idx').on(t.organizationId, t.lotId),
    uniqueIndex('credit_uses_subject_key').on(t.organizationId, t.subjectId, t.lotId),
  ],
);

/** Of which credit's end a person was reminded, and how many days before. */
export const creditReminders = pgTable(
  'credit_reminders',
  {
    organizationId: organizationId(),
    lotId: uuid('lot_id').notNull(),
    stage: smallint('stage').notNull(),
    /** One for all the credit that a person is told of in one message. */
    reminderId: uuid('reminder_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.lotId, t.stage] }),
    index('credit_reminders_reminder_idx').on(t.organizationId, t.reminderId),
    index('credit_reminders_contact_idx').on(t.organizationId, t.contactId),
  ],
);
