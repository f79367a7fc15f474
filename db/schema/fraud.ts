import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { contacts } from './people';
import { referrals } from './referrals';

/** A person was met on a network, which is kept as a keyed hash: never an address. */
export const contactSightings = pgTable(
  'contact_sightings',
  {
    organizationId: organizationId(),
    networkHash: text('network_hash').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.networkHash, t.contactId] }),
    index('contact_sightings_contact_idx').on(t.organizationId, t.contactId),
    index('contact_sightings_old_idx').on(t.organizationId, t.lastSeenAt),
  ],
);

/** A referrer came to the portal with this browser: evidence, and nothing that attribution looks at. */
export const referrerBrowsers = pgTable(
  'referrer_browsers',
  {
    organizationId: organizationId(),
    visitorId: text('visitor_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    lastSeenAt: instant('last_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.visitorId, t.contactId] }),
    index('referrer_browsers_contact_idx').on(t.organizationId, t.contactId),
    index('referrer_browsers_old_idx').on(t.organizationId, t.lastSeenAt),
  ],
);

/** The latest look at a referral. */
export const fraudAssessments = pgTable(
  'fraud_assessments',
  {
    organizationId: organizationId(),
    referralId: uuid('referral_id')
      .notNull()
      .references(() => referrals.id),
    score: smallint('score').notNull(),
    verdict: text('verdict').notNull(),
    signals: jsonb('signals').notNull(),
    assessedAt: instant('assessed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.referralId] }),
    check('fraud_assessments_score_check', sql`${t.score} between 0 and 100`),
    check('fraud_assessments_verdict_check', sql`${t.verdict} in ('pass', 'review', 'hold')`),
  ],
);

/** When a school looks closer; without a row the defaults hold. */
export const fraudSettings = pgTable(
  'fraud_settings',
  {
    organizationId: uuid('organization_id').primaryKey(),
    reviewAt: smallint('review_at').notNull(),
    holdAt: smallint('hold_at').notNull(),
    sharedNetworkGroups: smallint('shared_network_groups').notNull(),
    fastEnrolmentSeconds: smallint('fast_enrolment_seconds').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check(
      'fraud_settings_points_check',
      sql`${t.reviewAt} between 1 and 100 and ${t.holdAt} between ${t.reviewAt} and 100`,
    ),
  ],
);

/** A referral that a person looks at, with what was found; at most one for each. */
export const fraudCases = pgTable(
  'fraud_cases',
  {
    id: id(),
    organizationId: organizationId(),
    referralId: uuid('referral_id')
      .notNull()
      .references(() => referrals.id),
    score: smallint('score').notNull(),
    verdict: text('verdict').notNull(),
    signals: jsonb('signals').notNull(),
    status: text('status').notNull().default('open'),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    reason: text('reason'),
    appealDueAt: instant('appeal_due_at'),
    appealText: text('appeal_text'),
    appealedAt: instant('appealed_at'),
    answerDueAt: instant('answer_due_at'),
    escalatedAt: instant('escalated_at'),
    closedAt: instant('closed_at'),
    createdAt: createdAt(),
  },
  (t) => [
    check('fraud_cases_score_check', sql`${t.score} between 0 and 100`),
    check('fraud_cases_verdict_check', sql`${t.verdict} in ('review', 'hold')`),
    check('fraud_cases_status_check', sql`${t.status} in ('open', 'cleared', 'confirmed', 'appealed')`),
    check(
      'fraud_cases_decided_check',
      sql`${t.status} in ('open', 'appealed') or (${t.decidedBy} is not null and ${t.decidedAt} is not null and ${t.reason} is not null)`,
    ),
    check('fraud_cases_appeal_check', sql`(${t.appealedAt} is null) = (${t.appealText} is null)`),
    check('fraud_cases_answer_check', sql`${t.status} <> 'appealed' or ${t.answerDueAt} is not null`),
    uniqueIndex('fraud_cases_referral_key').on(t.organizationId, t.referralId),
    index('fraud_cases_status_idx').on(t.organizationId, t.status, t.id),
  ],
);

/** What happened to a case, in order. Append-only. */
export const fraudDecisions = pgTable(
  'fraud_decisions',
  {
    id: id(),
    organizationId: organizationId(),
    caseId: uuid('case_id')
      .notNull()
      .references(() => fraudCases.id),
    kind: text('kind').notNull(),
    decidedBy: text('decided_by').notNull(),
    decidedByName: text('decided_by_name').notNull(),
    reason: text('reason'),
    score: smallint('score').notNull(),
    decidedAt: instant('decided_at').notNull(),
  },
  (t) => [
    check(
      'fraud_decisions_kind_check',
      sql`${t.kind} in ('opened', 'raised', 'cleared', 'confirmed', 'appealed', 'escalated', 'closed')`,
    ),
    index('fraud_decisions_case_idx').on(t.organizationId, t.caseId, t.id),
  ],
);
