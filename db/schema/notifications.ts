import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, smallint, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
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
    headers: jsonb('headers').notNull().default({}),
    status: text('status').notNull().default('queued'),
    provider: text('provider'),
    providerReference: text('provider_reference'),
    error: text('error'),
    dedupeKey: text('dedupe_key').notNull(),
    sendAt: instant('send_at').notNull().defaultNow(),
    attempts: smallint('attempts').notNull().default(0),
    claimedUntil: instant('claimed_until'),
    reason: text('reason'),
    fallbackFor: uuid('fallback_for'),
    fallback: jsonb('fallback'),
    deliveredAt: instant('delivered_at'),
    sentAt: instant('sent_at'),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('deliveries_dedupe_key').on(t.organizationId, t.dedupeKey),
    index('deliveries_org_idx').on(t.organizationId, t.createdAt),
    index('deliveries_due_idx').on(t.sendAt).where(sql`${t.status} in ('queued', 'held')`),
    index('deliveries_reference_idx')
      .on(t.organizationId, t.providerReference)
      .where(sql`${t.providerReference} is not null`),
    index('deliveries_contact_idx')
      .on(t.organizationId, t.contactId, t.createdAt)
      .where(sql`${t.contactId} is not null`),
    check(
      'deliveries_status_check',
      sql`${t.status} in ('queued', 'held', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'suppressed')`,
    ),
    check('deliveries_channel_check', sql`${t.channel} in ('email', 'sms')`),
    check('deliveries_audience_check', sql`${t.audience} in ('staff', 'referrer', 'referee')`),
  ],
);
