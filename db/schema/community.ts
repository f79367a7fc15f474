import { sql } from 'drizzle-orm';
import { type AnyPgColumn, check, index, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { contacts } from './people';

/** "3 friends by 31 October": recognition only, never money. */
export const communityChallenges = pgTable(
  'community_challenges',
  {
    id: id(),
    organizationId: organizationId(),
    programId: uuid('program_id'),
    title: text('title').notNull(),
    goal: smallint('goal').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    recognition: text('recognition'),
    endedAt: instant('ended_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    index('community_challenges_org_idx').on(t.organizationId, t.endsAt),
    check('community_challenges_goal_check', sql`${t.goal} between 1 and 100`),
    check('community_challenges_time_check', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

export const communityPosts = pgTable(
  'community_posts',
  {
    id: id(),
    organizationId: organizationId(),
    /** Null for what the school wrote. */
    contactId: uuid('contact_id').references(() => contacts.id),
    staffId: uuid('staff_id'),
    parentId: uuid('parent_id').references((): AnyPgColumn => communityPosts.id),
    body: text('body').notNull(),
    hiddenAt: instant('hidden_at'),
    hiddenBy: text('hidden_by'),
    hiddenReason: text('hidden_reason'),
    createdAt: createdAt(),
  },
  (t) => [
    index('community_posts_org_idx').on(t.organizationId, t.id).where(sql`${t.parentId} is null`),
    index('community_posts_parent_idx').on(t.organizationId, t.parentId).where(sql`${t.parentId} is not null`),
    index('community_posts_contact_idx').on(t.organizationId, t.contactId, t.createdAt),
    check('community_posts_author_check', sql`(${t.contactId} is null) <> (${t.staffId} is null)`),
    check(
      'community_posts_hidden_check',
      sql`(${t.hiddenAt} is null) = (${t.hiddenBy} is null) and (${t.hiddenAt} is null) = (${t.hiddenReason} is null)`,
    ),
  ],
);

export const communityReports = pgTable(
  'community_reports',
  {
    organizationId: organizationId(),
    postId: uuid('post_id')
      .notNull()
      .references(() => communityPosts.id),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    reason: text('reason').notNull(),
    createdAt: instant('created_at').notNull(),
    /** When somebody of the school looked and left the post as it was. */
    settledAt: instant('settled_at'),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.postId, t.contactId] }),
    index('community_reports_open_idx').on(t.organizationId, t.postId).where(sql`${t.settledAt} is null`),
    check('community_reports_reason_check', sql`${t.reason} in ('rude', 'spam', 'private', 'other')`),
  ],
);

export const communityQuestions = pgTable(
  'community_questions',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    subject: text('subject').notNull(),
    status: text('status').notNull().default('open'),
    createdAt: instant('created_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [
    index('community_questions_status_idx').on(t.organizationId, t.status, t.lastAt),
    index('community_questions_contact_idx').on(t.organizationId, t.contactId, t.lastAt),
    check('community_questions_status_check', sql`${t.status} in ('open', 'answered', 'closed')`),
  ],
);

export const communityAnswers = pgTable(
  'community_answers',
  {
    id: id(),
    organizationId: organizationId(),
    questionId: uuid('question_id')
      .notNull()
      .references(() => communityQuestions.id),
    author: text('author').notNull(),
    writtenBy: text('written_by').notNull(),
    body: text('body').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('community_answers_question_idx').on(t.organizationId, t.questionId, t.id),
    check('community_answers_author_check', sql`${t.author} in ('referrer', 'school')`),
  ],
);
