import { sql } from 'drizzle-orm';
import { bigint, boolean, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, organizationId } from './columns';
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

/** What is typed into the form of a programme before it is saved: one's own, or everybody's when it has no owner. */
export const programFormDrafts = pgTable(
  'program_form_drafts',
  {
    id: id(),
    organizationId: organizationId(),
    form: text('form').notNull(),
    ownerId: uuid('owner_id').references(() => staff.id),
    fieldValues: jsonb('field_values').notNull(),
    revision: bigint('revision', { mode: 'number' }).notNull(),
    updatedBy: text('updated_by').notNull(),
    updatedByName: text('updated_by_name').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    uniqueIndex('program_form_drafts_key').on(
      t.organizationId,
      t.form,
      sql`coalesce(${t.ownerId}, '00000000-0000-0000-0000-000000000000')`,
    ),
  ],
);
