import { sql } from 'drizzle-orm';
import { bigint, customType, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Primary key: UUIDv7 made by PostgreSQL 18, so rows of one instant lie side by side in the index. */
export const id = () => uuid('id').primaryKey().default(sql`uuidv7()`);

/**
 * The tenant. Every table that has it is protected by forced row-level security (migration 0001). Tables written on a hot path
 * have no foreign key to organisation or programme: each insert would lock the one row that a whole school shares.
 */
export const organizationId = () => uuid('organization_id').notNull();

/** An instant with its zone, as a JavaScript Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** An amount in minor units of the row's currency; safe integers only. */
export const minor = (name: string) => bigint(name, { mode: 'number' });

export const createdAt = () => instant('created_at').notNull().defaultNow();

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
