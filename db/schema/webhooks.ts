import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
import { organizations } from './organizations';

/** Another system that is told what happens. Its secrets are sealed; a deleted one keeps its log and no secret. */
export const webhookEndpoints = pgTable(
  'webhook_endpoints',
  {
    id: id(),
    organizationId: organizationId().references(() => organizations.id),
    url: text('url').notNull(),
    description: text('description'),
    events: text('events').array().notNull().default(sql`'{}'`),
    status: text('status').notNull().default('enabled'),
    secretEncrypted: text('secret_encrypted'),
    previousSecretEncrypted: text('previous_secret_encrypted'),
    previousSecretUntil: instant('previous_secret_until'),
    failingSince: instant('failing_since'),
    disabledReason: text('disabled_reason'),
    disabledAt: instant('disabled_at'),
    deletedAt: instant('deleted_at'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    check('webhook_endpoints_status_check', sql`${t.status} in ('enabled', 'disabled')`),
    check(
      'webhook_endpoints_disabled_check',
      sql`(${t.status} = 'disabled') = (${t.disabledReason} is not null and ${t.disabledAt} is not null)`,
    ),
    index('webhook_endpoints_org_idx').on(t.organizationId, t.id).where(sql`${t.deletedAt} is null`),
  ],
);

/** One message for one endpoint; its id is what the receiver knows it by. */
export const webhookDeliveries = pgTable(
  'webhook_deliveries',
  {
    id: id(),
    organizationId: organizationId(),
    endpointId: uuid('endpoint_id')
      .notNull()
      .references(() => webhookEndpoints.id),
    eventType: text('event_type').notNull(),
    payload: text('payload').notNull(),
    status: text('status').notNull().default('pending'),
    attemptCount: integer('attempt_count').notNull().default(0),
    nextAttemptAt: instant('next_attempt_at'),
    settledAt: instant('settled_at'),
    createdAt: createdAt(),
  },
  (t) => [
    check('webhook_deliveries_status_check', sql`${t.status} in ('pending', 'delivered', 'failed')`),
    index('webhook_deliveries_endpoint_idx').on(t.organizationId, t.endpointId, t.id),
    index('webhook_deliveries_old_idx').on(t.organizationId, t.createdAt),
  ],
);

/** Every try to deliver, with what came back. */
export const webhookAttempts = pgTable(
  'webhook_attempts',
  {
    id: id(),
    organizationId: organizationId(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => webhookDeliveries.id, { onDelete: 'cascade' }),
    statusCode: smallint('status_code'),
    durationMs: integer('duration_ms').notNull(),
    error: text('error'),
    responseExcerpt: text('response_excerpt'),
    attemptedAt: instant('attempted_at').notNull(),
  },
  (t) => [index('webhook_attempts_delivery_idx').on(t.organizationId, t.deliveryId, t.id)],
);
