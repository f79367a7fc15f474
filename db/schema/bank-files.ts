import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { organizations } from './organizations';
import { payouts } from './rewards';

/** What a provider told by webhook, once for each of its event ids. */
export const providerEvents = pgTable(
  'provider_events',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    provider: text('provider').notNull(),
    eventId: text('event_id').notNull(),
    type: text('type').notNull(),
    payoutId: uuid('payout_id').references(() => payouts.id),
    receivedAt: instant('received_at').notNull().defaultNow(),
    handledAt: instant('handled_at'),
  },
  (t) => [
    check('provider_events_provider_check', sql`${t.provider} in ('stripe', 'paypal')`),
    uniqueIndex('provider_events_event_key').on(t.organizationId, t.provider, t.eventId),
  ],
);

/** A file for the school's bank; the same whenever it is downloaded again. */
export const bankFiles = pgTable(
  'bank_files',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    format: text('format').notNull(),
    name: text('name').notNull(),
    transfers: integer('transfers').notNull(),
    totals: jsonb('totals').notNull(),
    contentEncrypted: text('content_encrypted').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check('bank_files_format_check', sql`${t.format} in ('csv', 'sepa')`),
    index('bank_files_org_idx').on(t.organizationId, t.createdAt),
  ],
);

/** A payout by bank transfer: finance makes it, and says what became of it. */
export const manualTransfers = pgTable(
  'manual_transfers',
  {
    payoutId: uuid('payout_id')
      .primaryKey()
      .references(() => payouts.id),
    organizationId: organizationId().references(() => organizations.id),
    reference: text('reference').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    status: text('status').notNull().default('pending'),
    reason: text('reason'),
    bankFileId: uuid('bank_file_id').references(() => bankFiles.id),
    decidedBy: text('decided_by'),
    decidedAt: instant('decided_at'),
    createdAt: createdAt(),
  },
  (t) => [
    check('manual_transfers_amount_check', sql`${t.amountMinor} > 0`),
    check('manual_transfers_status_check', sql`${t.status} in ('pending', 'settled', 'failed', 'reversed')`),
    index('manual_transfers_created_idx').on(t.organizationId, t.createdAt),
    index('manual_transfers_waiting_idx')
      .on(t.organizationId, t.payoutId)
      .where(sql`${t.status} = 'pending' and ${t.bankFileId} is null`),
    index('manual_transfers_file_idx').on(t.organizationId, t.bankFileId).where(sql`${t.bankFileId} is not null`),
  ],
);
