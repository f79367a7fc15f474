import { sql } from 'drizzle-orm';
import { boolean, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, organizationId } from './columns';
import { staff } from './organizations';

/** Filters of a list under a name: one's own, or everybody's when it has no owner. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    organizationId: organizationId(),
    page: text('page').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    ownerId: uuid('owner_id').references(() => staff.id),
    isPinned: boolean('is_pinned').notNull().default(false),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex('saved_views_name_key').on(
      t.organizationId,
      t.page,
      sql`coalesce(${t.ownerId}, '00000000-0000-0000-0000-000000000000')`,
      sql`lower(${t.name})`,
    ),
  ],
);
