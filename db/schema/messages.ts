import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { id, instant, organizationId } from './columns';
import { deliveries } from './notifications';
import { contacts } from './people';

const contactId = () =>
  uuid('contact_id')
    .notNull()
    .references(() => contacts.id);

/** Everything that happened to a message on its way. Append-only. */
export const deliveryAttempts = pgTable(
  'delivery_attempts',
  {
    id: id(),
    organizationId: organizationId(),
    deliveryId: uuid('delivery_id')
      .notNull()
      .references(() => deliveries.id),
    outcome: text('outcome').notNull(),
    provider: text('provider').notNull(),
    detail: text('detail'),
    eventId: text('event_id'),
    at: instant('at').notNull(),
  },
  (t) => [
    index('delivery_attempts_delivery_idx').on(t.organizationId, t.deliveryId, t.id),
    uniqueIndex('delivery_attempts_event_key').on(t.organizationId, t.eventId).where(sql`${t.eventId} is not null`),
    check(
      'delivery_attempts_outcome_check',
      sql`${t.outcome} in ('accepted', 'refused', 'unreachable', 'delayed', 'delivered', 'bounced', 'complained', 'undelivered')`,
    ),
  ],
);

/** What a person chose for one message on one channel; `*` is every message that can be switched off. */
export const messageChoices = pgTable(
  'message_choices',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    message: text('message').notNull(),
    channel: text('channel').notNull(),
    enabled: boolean('enabled').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organizationId, t.contactId, t.message, t.channel] }),
    check('message_choices_channel_check', sql`${t.channel} in ('email', 'sms')`),
  ],
);

/** When a person wants to be written to; without a row the school's settings hold. */
export const messageReaders = pgTable(
  'message_readers',
  {
    organizationId: organizationId(),
    contactId: contactId(),
    timeZone: text('time_zone'),
    quietFrom: smallint('quiet_from'),
    quietTo: smallint('quiet_to'),
    wantsDigest: boolean('wants_digest').notNull().default(false),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.contactId] })],
);

/** The hours of a school's messages. */
export const messageSettings = pgTable('message_settings', {
  organizationId: organizationId().primaryKey(),
  quietFrom: smallint('quiet_from').notNull(),
  quietTo: smallint('quiet_to').notNull(),
  digestHour: smallint('digest_hour').notNull(),
  updatedAt: instant('updated_at').notNull(),
});

/** Addresses that must not be written to, as a hash. */
export const messageSuppressions = pgTable(
  'message_suppressions',
  {
    id: id(),
    organizationId: organizationId(),
    channel: text('channel').notNull(),
    addressHash: text('address_hash').notNull(),
    masked: text('masked').notNull(),
    reason: text('reason').notNull(),
    detail: text('detail'),
    createdAt: instant('created_at').notNull(),
    liftedAt: instant('lifted_at'),
    liftedBy: text('lifted_by'),
    liftReason: text('lift_reason'),
  },
  (t) => [
    uniqueIndex('message_suppressions_active_key')
      .on(t.organizationId, t.channel, t.addressHash)
      .where(sql`${t.liftedAt} is null`),
    index('message_suppressions_org_idx').on(t.organizationId, t.id),
    check('message_suppressions_reason_check', sql`${t.reason} in ('bounced', 'complained', 'stopped', 'manual')`),
  ],
);

/** What waits for a person's daily mail. */
export const digestItems = pgTable(
  'digest_items',
  {
    id: id(),
    organizationId: organizationId(),
    contactId: contactId(),
    audience: text('audience').notNull(),
    message: text('message').notNull(),
    line: text('line').notNull(),
    url: text('url').notNull(),
    code: text('code'),
    opens: integer('opens'),
    dueAt: instant('due_at').notNull(),
    dedupeKey: text('dedupe_key').notNull(),
    deliveryId: uuid('delivery_id').references(() => deliveries.id),
    settledAt: instant('settled_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('digest_items_dedupe_key').on(t.organizationId, t.dedupeKey),
    index('digest_items_due_idx').on(t.dueAt).where(sql`${t.settledAt} is null`),
    index('digest_items_contact_idx').on(t.organizationId, t.contactId).where(sql`${t.settledAt} is null`),
  ],
);

/** A school's own accounts for messages. Settings are encrypted, `facts` may be shown. */
export const messageConnections = pgTable(
  'message_connections',
  {
    id: id(),
    organizationId: organizationId(),
    provider: text('provider').notNull(),
    settingsEncrypted: text('settings_encrypted').notNull(),
    facts: jsonb('facts').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('message_connections_provider_key').on(t.organizationId, t.provider),
    check('message_connections_provider_check', sql`${t.provider} in ('resend', 'twilio')`),
  ],
);

/** A school's own words, version after version. Append-only. */
export const messageTemplates = pgTable(
  'message_templates',
  {
    id: id(),
    organizationId: organizationId(),
    message: text('message').notNull(),
    version: integer('version').notNull(),
    content: jsonb('content'),
    createdBy: text('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('message_templates_version_key').on(t.organizationId, t.message, t.version)],
);

/** Up to when the opened codes of a school were looked at. */
export const codeOpenMarks = pgTable('code_open_marks', {
  organizationId: organizationId().primaryKey(),
  seenUntil: instant('seen_until').notNull(),
});
