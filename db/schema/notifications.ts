import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { contacts } from './people';

/** What a person sees in the portal. */
export const notifications = pgTable(
  'notifications',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id),
    type: text('type').notNull(),
    data: jsonb('data').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    readAt: instant('read_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('notifications_dedupe_key').on(t.organizationId, t.dedupeKey),
    index('notifications_contact_idx').on(t.organizationId, t.contactId, t.createdAt),
  ],
);

/** A message on its way out. With the embedded adapter this table is the outbox that the manager reads. */
export const deliveries = pgTable(
  'deliveries',
  {
    id: id(),
    organizationId: organizationId(),
    channel: text('channel').notNull(),
    audience: text('audience').notNull(),
    contactId: uuid('contact_id').references(() => contacts.id),
    toAddress: text('to_address').notNull(),
    template: text('template').notNull(),
    subject: text('subject').notNull(),
    html: text('html').notNull(),
    text: text('text').notNull(),
    status: text('status').notNull().default('queued'),
    provider: text('provider'),
    providerReference: text('provider_reference'),
    error: text('error'),
    dedupeKey: text('dedupe_key').notNull(),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('deliveries_dedupe_key').on(t.organizationId, t.dedupeKey),
    index('deliveries_org_idx').on(t.organizationId, t.createdAt),
    check('deliveries_status_check', sql`${t.status} in ('queued', 'sent', 'failed')`),
    check('deliveries_audience_check', sql`${t.audience} in ('staff', 'referrer', 'referee')`),
  ],
);
