import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  date,
  index,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';

export const contacts = pgTable(
  'contacts',
  {
    id: id(),
    organizationId: organizationId(),
    externalId: text('external_id'),
    email: text('email'),
    emailNormalized: text('email_normalized'),
    phone: text('phone'),
    firstName: text('first_name'),
    lastName: text('last_name'),
    birthDate: date('birth_date'),
    guardianId: uuid('guardian_id').references((): AnyPgColumn => contacts.id),
    mergedIntoId: uuid('merged_into_id').references((): AnyPgColumn => contacts.id),
    /** Since when the school itself knows this person as an open lead; null for people met through a referral. */
    leadSince: instant('lead_since'),
    /** Who may be written to: the instant of consent at the lead form, if any. */
    consentAt: instant('consent_at'),
    /** The language this person chose or was met in, for what is written to him; null for the school's. */
    language: text('language'),
    /** Since when nothing tells any more who this was (GDPR, article 17). */
    erasedAt: instant('erased_at'),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('contacts_external_id_key').on(t.organizationId, t.externalId).where(sql`${t.externalId} is not null`),
    index('contacts_email_idx').on(t.organizationId, t.emailNormalized).where(sql`${t.emailNormalized} is not null`),
    index('contacts_phone_idx').on(t.organizationId, t.phone).where(sql`${t.phone} is not null`),
    index('contacts_merged_idx').on(t.organizationId, t.mergedIntoId).where(sql`${t.mergedIntoId} is not null`),
    index('contacts_id_idx').on(t.organizationId, t.id),
    index('contacts_created_idx').on(t.organizationId, t.createdAt),
    index('contacts_guardian_idx').on(t.organizationId, t.guardianId).where(sql`${t.guardianId} is not null`),
  ],
);

/** What identifies a person: one row leads to one contact, which is what makes a referee "a resolved person" (rule 4). */
export const contactIdentities = pgTable(
  'contact_identities',
  {
    organizationId: organizationId(),
    kind: text('kind').notNull(),
    value: text('value').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.kind, t.value] }),
    index('contact_identities_contact_idx').on(t.organizationId, t.contactId),
    check('contact_identities_kind_check', sql`${t.kind} in ('external-id', 'email', 'phone')`),
  ],
);

export const contactStandings = pgTable(
  'contact_standings',
  {
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    kind: text('kind').notNull(),
    status: text('status').notNull(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.contactId, t.kind] }),
    check(
      'contact_standings_kind_check',
      sql`${t.kind} in ('student', 'alumnus', 'parent', 'affiliate', 'partner', 'lead')`,
    ),
    check('contact_standings_status_check', sql`${t.status} in ('active', 'inactive')`),
  ],
);

/** A browser that left a name: joins touches of a visitor to a person. */
export const visitorLinks = pgTable(
  'visitor_links',
  {
    organizationId: organizationId(),
    visitorId: text('visitor_id').notNull(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    linkedAt: instant('linked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.visitorId, t.contactId] }),
    index('visitor_links_contact_idx').on(t.organizationId, t.contactId),
  ],
);
