import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytea, createdAt, id, instant, minor, organizationId } from './columns';

/** What credit can be exchanged for. `stock` null: as many as are asked for. */
export const merchandiseItems = pgTable(
  'merchandise_items',
  {
    id: id(),
    organizationId: organizationId(),
    name: text('name').notNull(),
    description: text('description'),
    valueMinor: minor('value_minor').notNull(),
    currency: text('currency').notNull(),
    stock: integer('stock'),
    isActive: boolean('is_active').notNull().default(true),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex('merchandise_items_name_key').on(t.organizationId, sql`lower(${t.name})`),
    check('merchandise_items_stock_check', sql`${t.stock} >= 0`),
  ],
);

/** The picture of an item; PNG, JPEG or WebP of at most 300 KB. */
export const itemPictures = pgTable('item_pictures', {
  itemId: uuid('item_id')
    .primaryKey()
    .references(() => merchandiseItems.id),
  organizationId: organizationId(),
  contentType: text('content_type').notNull(),
  content: bytea('content').notNull(),
  alt: text('alt').notNull(),
  version: text('version').notNull(),
  createdBy: text('created_by').notNull(),
  updatedAt: instant('updated_at').notNull().defaultNow(),
});
