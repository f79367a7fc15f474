import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';

/** One comparison of the books of all providers and of the ledger. */
export const reconciliationRuns = pgTable(
  'reconciliation_runs',
  {
    id: id(),
    organizationId: organizationId(),
    status: text('status').notNull(),
    since: instant('since').notNull(),
    figures: jsonb('figures').notNull(),
    found: integer('found').notNull(),
    requestedBy: text('requested_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check('reconciliation_runs_status_check', sql`${t.status} in ('agreed', 'different', 'incomplete')`),
    index('reconciliation_runs_org_idx').on(t.organizationId, t.createdAt),
  ],
);

/** A difference that somebody has to look at; one row for ever, found by its key. */
export const reconciliationCases = pgTable(
  'reconciliation_cases',
  {
    id: id(),
    organizationId: organizationId(),
    key: text('key').notNull(),
    kind: text('kind').notNull(),
    correction: text('correction').notNull(),
    provider: text('provider'),
    payoutId: uuid('payout_id'),
    status: text('status').notNull().default('open'),
    evidence: jsonb('evidence').notNull(),
    fingerprint: text('fingerprint').notNull(),
    firstRunId: uuid('first_run_id').notNull(),
    lastRunId: uuid('last_run_id').notNull(),
    openedAt: instant('opened_at').notNull().defaultNow(),
    lastSeenAt: instant('last_seen_at').notNull().defaultNow(),
    closedAt: instant('closed_at'),
    closedBy: text('closed_by'),
    closeReason: text('close_reason'),
    reopened: integer('reopened').notNull().default(0),
  },
  (t) => [
    check('reconciliation_cases_closed_check', sql`(${t.status} = 'open') = (${t.closedAt} is null)`),
    uniqueIndex('reconciliation_cases_key').on(t.organizationId, t.key),
    index('reconciliation_cases_status_idx').on(t.organizationId, t.status, t.lastSeenAt),
  ],
);
