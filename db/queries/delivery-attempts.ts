import type postgres from 'postgres';
import type { AttemptOutcome } from '@/lib/domain/notifications/channels';

type Sql = postgres.TransactionSql;

export interface NewAttempt {
  deliveryId: string;
  outcome: AttemptOutcome;
  provider: string;
  detail: string | null;
  /** The provider's id of what it told; null for our own tries. */
  eventId: string | null;
  at: Date;
}

/** Appends what happened to a message. @returns whether it was new: a provider tells some things twice */
export async function insertAttempt(sql: Sql, organizationId: string, row: NewAttempt): Promise<boolean> {
  const result = await sql`
    insert into delivery_attempts (organization_id, delivery_id, outcome, provider, detail, event_id, at)
    values (${organizationId}, ${row.deliveryId}, ${row.outcome}, ${row.provider}, ${row.detail}, ${row.eventId}, ${row.at})
    on conflict (organization_id, event_id) where event_id is not null do nothing`;
  return result.count > 0;
}

export interface AttemptRow {
  id: string;
  outcome: AttemptOutcome;
  provider: string;
  detail: string | null;
  at: Date;
}

/** What happened to a message, in order. */
export function listAttempts(sql: Sql, deliveryId: string): Promise<AttemptRow[]> {
  return sql<AttemptRow[]>`
    select id, outcome, provider, detail, at from delivery_attempts where delivery_id = ${deliveryId} order by id`;
}
