import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { contacts } from './people';

const contactId = () =>
  uuid('contact_id')
    .notNull()
    .references(() => contacts.id);

/** What a person chose for himself in the portal. */
export const portalProfiles = pgTable(
  'portal_profiles',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    /** The next of three steps; 4 when all are done. */
    onboardingStep: smallint('onboarding_step').notNull().default(1),
    onboardedAt: instant('onboarded_at'),
    /** What friends read instead of the first name. */
    shownName: text('shown_name'),
    /** Since when others may see the person in the ranking; null: they may not. */
    rankedSince: instant('ranked_since'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.contactId] }),
    index('portal_profiles_ranked_idx').on(t.organizationId).where(sql`${t.rankedSince} is not null`),
    check('portal_profiles_onboarding_step_check', sql`${t.onboardingStep} between 1 and 4`),
  ],
);

/** What was celebrated, so that it is never celebrated again. */
export const portalCelebrations = pgTable(
  'portal_celebrations',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    programId: uuid('program_id').notNull(),
    milestone: text('milestone').notNull(),
    celebratedAt: instant('celebrated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.contactId, t.programId, t.milestone] })],
);

/** A person's own words for a way of sharing. */
export const portalMessages = pgTable(
  'portal_messages',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    programId: uuid('program_id').notNull(),
    channel: text('channel').notNull(),
    body: text('body').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.contactId, t.programId, t.channel] }),
    check('portal_messages_channel_check', sql`${t.channel} in ('whatsapp', 'email', 'sms', 'share-sheet')`),
  ],
);

/** What a school allows in its portal; without a row the defaults hold. */
export const portalSettings = pgTable(
  'portal_settings',
  {
    organizationId: uuid('organization_id').primaryKey(),
    boardEnabled: boolean('board_enabled').notNull(),
    rankingEnabled: boolean('ranking_enabled').notNull(),
    questionsEnabled: boolean('questions_enabled').notNull(),
    consentAge: smallint('consent_age').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [check('portal_settings_consent_age_check', sql`${t.consentAge} between 13 and 18`)],
);

/** A piece of training: a switch of a built-in one, or one of the school's own with its words. */
export const trainingLessons = pgTable(
  'training_lessons',
  {
    organizationId: organizationId(),
    lessonKey: text('lesson_key').notNull(),
    title: text('title'),
    body: text('body'),
    questions: jsonb('questions'),
    isActive: boolean('is_active').notNull().default(true),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.lessonKey] }),
    check(
      'training_lessons_words_check',
      sql`(${t.title} is null) = (${t.body} is null) and (${t.title} is null) = (${t.questions} is null)`,
    ),
  ],
);

export const trainingResults = pgTable(
  'training_results',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    lessonKey: text('lesson_key').notNull(),
    attempts: integer('attempts').notNull(),
    passedAt: instant('passed_at'),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.contactId, t.lessonKey] })],
);

/** What a guardian was asked for a minor, and what he answered; the latest row counts. */
export const guardianConsents = pgTable(
  'guardian_consents',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: contactId(),
    guardianId: uuid('guardian_id')
      .notNull()
      .references(() => contacts.id),
    status: text('status').notNull().default('asked'),
    /** Which words the guardian read. */
    textVersion: text('text_version').notNull(),
    requestedBy: text('requested_by').notNull(),
    requestedAt: instant('requested_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    decidedAt: instant('decided_at'),
  },
  (t) => [
    index('guardian_consents_contact_idx').on(t.organizationId, t.contactId, t.id),
    check('guardian_consents_status_check', sql`${t.status} in ('asked', 'granted', 'declined', 'withdrawn')`),
    check('guardian_consents_decided_check', sql`(${t.status} = 'asked') = (${t.decidedAt} is null)`),
  ],
);
