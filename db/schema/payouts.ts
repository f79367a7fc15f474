import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { organizations } from './organizations';
import { contacts } from './people';

/** A provider that a school pays through. Settings are encrypted, `facts` may be shown. */
export const payoutConnections = pgTable(
  'payout_connections',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    provider: text('provider').notNull(),
    status: text('status').notNull().default('connected'),
    isDefault: boolean('is_default').notNull().default(false),
    settingsEncrypted: text('settings_encrypted'),
    facts: jsonb('facts').notNull(),
    version: integer('version').notNull().default(1),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check('payout_connections_provider_check', sql`${t.provider} in ('stripe', 'paypal', 'manual')`),
    check('payout_connections_status_check', sql`${t.status} in ('connected', 'disabled')`),
    uniqueIndex('payout_connections_provider_key').on(t.organizationId, t.provider),
    uniqueIndex('payout_connections_default_key').on(t.organizationId).where(sql`${t.isDefault}`),
  ],
);

/** How a person is paid. One is active; one may be on its way to that (Stripe asks the person more); the others were replaced. */
export const payoutMethods = pgTable(
  'payout_methods',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    provider: text('provider').notNull(),
    destinationEncrypted: text('destination_encrypted'),
    masked: text('masked').notNull(),
    status: text('status').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check('payout_methods_provider_check', sql`${t.provider} in ('stripe', 'paypal', 'manual')`),
    check('payout_methods_status_check', sql`${t.status} in ('active', 'incomplete', 'replaced')`),
    uniqueIndex('payout_methods_active_key').on(t.organizationId, t.contactId).where(sql`${t.status} = 'active'`),
    uniqueIndex('payout_methods_incomplete_key')
      .on(t.organizationId, t.contactId)
      .where(sql`${t.status} = 'incomplete'`),
    index('payout_methods_contact_idx').on(t.organizationId, t.contactId, t.id),
  ],
);

/** When the clock last ran payouts for a school. */
export const payoutRuns = pgTable('payout_runs', {
  organizationId: uuid('organization_id')
    .primaryKey()
    .references(() => organizations.id),
  lastRunAt: instant('last_run_at').notNull(),
});
