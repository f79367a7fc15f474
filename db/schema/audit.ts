import { sql } from 'drizzle-orm';
import { bigint, customType, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { instant, organizationId } from './columns';

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/** Written in the transaction it describes; partitioned by month of `occurred_at`; append-only by grant and trigger. */
export const auditEvents = pgTable(
  'audit_events',
  {
    id: uuid('id').notNull().default(sql`uuidv7()`),
    organizationId: organizationId(),
    actorType: text('actor_type').notNull(),
    actorId: text('actor_id').notNull(),
    actorName: text('actor_name').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').notNull(),
    subjectId: text('subject_id').notNull(),
    data: jsonb('data').notNull(),
    requestId: text('request_id').notNull(),
    /** SHA-256 of the canonical entry, made in its own transaction so that no lock is shared. */
    contentHash: text('content_hash').notNull(),
    /** The writing transaction: rows below the oldest running one are final and may be sealed in this order. */
    txid: xid8('txid').notNull().default(sql`pg_current_xact_id()`),
    occurredAt: instant('occurred_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.occurredAt] }),
    index('audit_events_seal_idx').on(t.organizationId, t.txid, t.id),
    index('audit_events_subject_idx').on(t.organizationId, t.subjectId),
  ],
);

/** The hash chain of an organisation, sealed in order by the worker. */
export const auditChain = pgTable(
  'audit_chain',
  {
    organizationId: organizationId(),
    sequence: bigint('sequence', { mode: 'number' }).notNull(),
    auditEventId: uuid('audit_event_id').notNull(),
    txid: xid8('txid').notNull(),
    hash: text('hash').notNull(),
    previousHash: text('previous_hash').notNull(),
    sealedAt: instant('sealed_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.sequence] }),
    uniqueIndex('audit_chain_event_key').on(t.auditEventId),
  ],
);
