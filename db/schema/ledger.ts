import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, minor, organizationId } from './columns';
import { contacts } from './people';

export const ledgerAccounts = pgTable(
  'ledger_accounts',
  {
    id: id(),
    organizationId: organizationId(),
    kind: text('kind').notNull(),
    contactId: uuid('contact_id').references(() => contacts.id),
    currency: text('currency').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    unique('ledger_accounts_key').on(t.organizationId, t.kind, t.contactId, t.currency).nullsNotDistinct(),
    check('ledger_accounts_contact_check', sql`(${t.kind} like 'liability:%') = (${t.contactId} is not null)`),
    index('ledger_accounts_contact_idx').on(t.organizationId, t.contactId),
  ],
);

/** A movement. Append-only; `dedupeKey` (for example `grant:<reward>`) makes the same movement impossible twice. */
export const ledgerTransfers = pgTable(
  'ledger_transfers',
  {
    id: id(),
    organizationId: organizationId(),
    kind: text('kind').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: uuid('subject_id').notNull(),
    reason: text('reason').notNull(),
    occurredAt: instant('occurred_at').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('ledger_transfers_dedupe_key').on(t.organizationId, t.dedupeKey),
    index('ledger_transfers_subject_idx').on(t.organizationId, t.subjectId),
    index('ledger_transfers_org_idx').on(t.organizationId, t.createdAt),
    index('ledger_transfers_occurred_idx').on(t.organizationId, t.occurredAt, t.id),
  ],
);

/** Debit positive, credit negative. Partitioned by month of `created_at`; a deferred trigger holds each transfer at zero. */
export const ledgerPostings = pgTable(
  'ledger_postings',
  {
    id: uuid('id').notNull().default(sql`uuidv7()`),
    organizationId: organizationId(),
    transferId: uuid('transfer_id').notNull(),
    accountId: uuid('account_id').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    currency: text('currency').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.createdAt] }),
    index('ledger_postings_account_idx').on(t.organizationId, t.accountId, t.createdAt),
    index('ledger_postings_transfer_idx').on(t.organizationId, t.transferId),
    check('ledger_postings_amount_check', sql`${t.amountMinor} <> 0`),
  ],
);
