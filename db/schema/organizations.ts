import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, organizationId } from './columns';

export const organizations = pgTable('organizations', {
  id: id(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  currency: text('currency').notNull(),
  timeZone: text('time_zone').notNull(),
  settings: jsonb('settings').notNull().default({}),
  createdAt: createdAt(),
});

/** The logo of a school, as PNG within 640 × 240 and at most 300 KB. */
export const schoolLogos = pgTable('school_logos', {
  organizationId: organizationId()
    .primaryKey()
    .references(() => organizations.id),
  content: bytea('content').notNull(),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  version: text('version').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

export const staff = pgTable(
  'staff',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull(),
    passwordHash: text('password_hash'),
    disabledAt: instant('disabled_at'),
    /** Sessions that began earlier let nobody in. */
    sessionsFrom: instant('sessions_from'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('staff_email_key').on(sql`lower(${t.email})`),
    check('staff_role_check', sql`${t.role} in ('owner', 'manager', 'finance', 'viewer')`),
  ],
);

/** What a member of staff wants to hear, and in which language; without a row everything, in the school's. */
export const staffPreferences = pgTable('staff_preferences', {
  staffId: uuid('staff_id')
    .primaryKey()
    .references(() => staff.id),
  organizationId: organizationId(),
  language: text('language'),
  choices: jsonb('choices').notNull().default({}),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});

/** Single-use tokens of magic links. Only hashes are kept; reached through functions, never directly. */
export const verificationTokens = pgTable(
  'verification_tokens',
  {
    identifier: text('identifier').notNull(),
    tokenHash: text('token_hash').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.identifier, t.tokenHash] })],
);

export const apiClients = pgTable('api_clients', {
  id: id(),
  organizationId: organizationId().references(() => organizations.id),
  clientId: text('client_id').notNull().unique(),
  secretHash: text('secret_hash').notNull(),
  name: text('name').notNull(),
  scopes: text('scopes').array().notNull(),
  revokedAt: instant('revoked_at'),
  createdAt: createdAt(),
});

export const apiTokens = pgTable('api_tokens', {
  tokenHash: text('token_hash').primaryKey(),
  organizationId: organizationId().references(() => organizations.id),
  apiClientId: uuid('api_client_id')
    .notNull()
    .references(() => apiClients.id),
  scopes: text('scopes').array().notNull(),
  expiresAt: instant('expires_at').notNull(),
  createdAt: createdAt(),
});

/** Answers kept for 24 h, so that a repeated POST gets the first answer instead of a second effect. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    organizationId: organizationId().references(() => organizations.id),
    actorId: text('actor_id').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    responseStatus: text('response_status'),
    responseBody: text('response_body'),
    lockedUntil: instant('locked_until').notNull(),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.actorId, t.key] })],
);
