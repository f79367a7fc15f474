import { sql } from 'drizzle-orm';
import { check, date, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, organizationId } from './columns';
import { contacts } from './people';
import { attributionDecisions, conversions, referrals } from './referrals';

/** "My referral is missing": what a referrer asks, and what a person answered. */
export const attributionQuestions = pgTable(
  'attribution_questions',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    friendName: text('friend_name').notNull(),
    friendContact: text('friend_contact'),
    sharedOn: date('shared_on').notNull(),
    channel: text('channel').notNull(),
    note: text('note'),
    status: text('status').notNull().default('open'),
    answer: text('answer'),
    conversionId: uuid('conversion_id').references(() => conversions.id),
    decisionId: uuid('decision_id').references(() => attributionDecisions.id),
    referralId: uuid('referral_id').references(() => referrals.id),
    decidedBy: text('decided_by'),
    decidedByName: text('decided_by_name'),
    decidedAt: instant('decided_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('attribution_questions_status_idx').on(t.organizationId, t.status, t.id),
    index('attribution_questions_contact_idx').on(t.organizationId, t.contactId, t.id),
    check('attribution_questions_status_check', sql`${t.status} in ('open', 'granted', 'declined')`),
  ],
);

/** What a merge of two people moved, so that it can be moved back. */
export const contactMerges = pgTable(
  'contact_merges',
  {
    id: uuid('id').primaryKey(),
    organizationId: organizationId(),
    fromId: uuid('from_id')
      .notNull()
      .references(() => contacts.id),
    intoId: uuid('into_id')
      .notNull()
      .references(() => contacts.id),
    moved: jsonb('moved').notNull(),
    mergedBy: text('merged_by').notNull(),
    mergedByName: text('merged_by_name').notNull(),
    mergedAt: instant('merged_at').notNull(),
    undoneBy: text('undone_by'),
    undoneByName: text('undone_by_name'),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    uniqueIndex('contact_merges_open_key').on(t.organizationId, t.fromId).where(sql`${t.undoneAt} is null`),
    index('contact_merges_into_idx').on(t.organizationId, t.intoId),
  ],
);
