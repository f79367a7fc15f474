import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { organizations } from './organizations';
import { contacts } from './people';

export const courses = pgTable(
  'courses',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    externalId: text('external_id').notNull(),
    name: text('name').notNull(),
    priceMinor: minor('price_minor').notNull(),
    currency: text('currency').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('courses_external_id_key').on(t.organizationId, t.externalId),
    check('courses_price_check', sql`${t.priceMinor} >= 0`),
  ],
);

export const referralPrograms = pgTable(
  'referral_programs',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    name: text('name').notNull(),
    description: text('description'),
    programType: text('program_type').notNull(),
    status: text('status').notNull().default('draft'),
    /** 1 to 5 while active or paused-but-counted: the unique index is what keeps a sixth from being published in a race (rule 6). */
    activeSlot: smallint('active_slot'),
    currency: text('currency').notNull(),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    budgetSpentMinor: minor('budget_spent_minor').notNull().default(0),
    templateId: text('template_id'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    uniqueIndex('referral_programs_active_slot_key')
      .on(t.organizationId, t.activeSlot)
      .where(sql`${t.activeSlot} is not null`),
    check('referral_programs_active_slot_check', sql`${t.activeSlot} between 1 and 5`),
    check('referral_programs_active_needs_slot', sql`(${t.status} = 'active') = (${t.activeSlot} is not null)`),
    check('referral_programs_status_check', sql`${t.status} in ('draft', 'active', 'paused', 'ended')`),
    check('referral_programs_type_check', sql`${t.programType} in ('student', 'parent', 'affiliate', 'partner')`),
    check('referral_programs_dates_check', sql`${t.endsAt} is null or ${t.endsAt} > ${t.startsAt}`),
    index('referral_programs_org_idx').on(t.organizationId, t.createdAt),
  ],
);

/** One row a version. A published one never changes (trigger in migration 0001). */
export const programVersions = pgTable(
  'program_versions',
  {
    id: id(),
    organizationId: organizationId(),
    programId: uuid('program_id')
      .notNull()
      .references(() => referralPrograms.id),
    version: integer('version').notNull(),
    status: text('status').notNull().default('draft'),
    /** The whole rule set, `programDefinitionSchema` of lib/domain/programs/schema.ts. */
    definition: jsonb('definition').notNull(),
    inForceFrom: instant('in_force_from'),
    publishedAt: instant('published_at'),
    publishedBy: text('published_by'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('program_versions_number_key').on(t.programId, t.version),
    uniqueIndex('program_versions_one_draft_key').on(t.programId).where(sql`${t.status} = 'draft'`),
    check('program_versions_status_check', sql`${t.status} in ('draft', 'published')`),
    check(
      'program_versions_published_check',
      sql`(${t.status} = 'published') = (${t.publishedAt} is not null and ${t.inForceFrom} is not null)`,
    ),
  ],
);

/** A contact enrolled in a programme. Locked while a conversion of his is decided, so that tier counts are exact. */
export const programParticipants = pgTable(
  'program_participants',
  {
    organizationId: organizationId(),
    programId: uuid('program_id')
      .notNull()
      .references(() => referralPrograms.id),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    rewardedCount: integer('rewarded_count').notNull().default(0),
    joinedAt: instant('joined_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.programId, t.contactId] })],
);

export const referralCodes = pgTable(
  'referral_codes',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    programId: uuid('program_id')
      .notNull()
      .references(() => referralPrograms.id),
    referrerId: uuid('referrer_id')
      .notNull()
      .references(() => contacts.id),
    code: text('code').notNull(),
    /** Upper case; unique over all organisations, since /r/CODE names none. */
    codeKey: text('code_key').notNull().unique(),
    isActive: boolean('is_active').notNull().default(true),
    expiresAt: instant('expires_at'),
    createdAt: createdAt(),
  },
  (t) => [
    index('referral_codes_referrer_idx').on(t.organizationId, t.referrerId, t.programId),
    index('referral_codes_program_idx').on(t.organizationId, t.programId, t.createdAt),
  ],
);
