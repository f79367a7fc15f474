import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, minor, organizationId } from './columns';

/** A click, a scan, a code told: partitioned by month of `occurred_at` (migration 0001). */
export const touches = pgTable(
  'touches',
  {
    id: uuid('id').notNull(),
    organizationId: organizationId(),
    programId: uuid('program_id').notNull(),
    codeId: uuid('code_id').notNull(),
    referrerId: uuid('referrer_id').notNull(),
    channel: text('channel').notNull(),
    source: text('source'),
    /** The host of the page that the link stood on; `source` shows it where no UTM source is named. */
    referringHost: text('referring_host'),
    visitorId: text('visitor_id').notNull(),
    /** Known at once for imported and told touches; otherwise found through visitor_links. */
    refereeId: uuid('referee_id'),
    counted: boolean('counted').notNull(),
    reason: text('reason'),
    userAgent: text('user_agent'),
    utm: jsonb('utm'),
    occurredAt: instant('occurred_at').notNull(),
    recordedAt: instant('recorded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.id, t.occurredAt] }),
    index('touches_visitor_idx').on(t.organizationId, t.visitorId, t.occurredAt),
    index('touches_referee_idx').on(t.organizationId, t.refereeId, t.occurredAt).where(sql`${t.refereeId} is not null`),
    index('touches_code_idx').on(t.organizationId, t.codeId, t.occurredAt).where(sql`${t.counted}`),
  ],
);

/** Figures of the dashboard, folded in the transaction that writes the rows; `rebuildRollups` makes them anew. */
export const rollupDaily = pgTable(
  'rollup_daily',
  {
    organizationId: organizationId(),
    programId: uuid('program_id').notNull(),
    day: date('day').notNull(),
    channel: text('channel').notNull(),
    touches: integer('touches').notNull().default(0),
    leads: integer('leads').notNull().default(0),
    conversions: integer('conversions').notNull().default(0),
    conversionValueMinor: minor('conversion_value_minor').notNull().default(0),
    rewardMinor: minor('reward_minor').notNull().default(0),
    paidMinor: minor('paid_minor').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.programId, t.day, t.channel] })],
);

/** Figures of the days by where touches came from: only of those that named a source. An empty text is a part not named. */
export const rollupSources = pgTable(
  'rollup_sources',
  {
    organizationId: organizationId(),
    programId: uuid('program_id').notNull(),
    day: date('day').notNull(),
    utmSource: text('utm_source').notNull(),
    utmCampaign: text('utm_campaign').notNull(),
    referringHost: text('referring_host').notNull(),
    touches: integer('touches').notNull().default(0),
    leads: integer('leads').notNull().default(0),
    conversions: integer('conversions').notNull().default(0),
    conversionValueMinor: minor('conversion_value_minor').notNull().default(0),
    rewardMinor: minor('reward_minor').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.programId, t.day, t.utmSource, t.utmCampaign, t.referringHost] })],
);

/** All-time figures of each referrer, for ranking without reading his rows. */
export const rollupReferrers = pgTable(
  'rollup_referrers',
  {
    organizationId: organizationId(),
    programId: uuid('program_id').notNull(),
    referrerId: uuid('referrer_id').notNull(),
    leads: integer('leads').notNull().default(0),
    conversions: integer('conversions').notNull().default(0),
    conversionValueMinor: minor('conversion_value_minor').notNull().default(0),
    rewardMinor: minor('reward_minor').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.organizationId, t.programId, t.referrerId] })],
);
