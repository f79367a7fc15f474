import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface ProviderEventRow {
  id: string;
  handledAt: Date | null;
}

/** Stores a notification once; the same one, sent again, is the same row. `payoutId` is kept when the school has such a payout. */
export async function putProviderEvent(
  sql: Sql,
  organizationId: string,
  event: { provider: string; eventId: string; type: string; payoutId: string | null; now: Date },
): Promise<ProviderEventRow> {
  const { provider, eventId, type, payoutId, now } = event;
  await sql`
    insert into provider_events (organization_id, provider, event_id, type, payout_id, received_at)
    values (${organizationId}, ${provider}, ${eventId}, ${type}, (select p.id from payouts p where p.id = ${payoutId}), ${now})
    on conflict (organization_id, provider, event_id) do nothing`;
  const [row] = await sql<ProviderEventRow[]>`
    select e.id, e.handled_at as "handledAt" from provider_events e
    where e.provider = ${provider} and e.event_id = ${eventId}`;
  if (!row) throw new Error('A notification was not stored');
  return row;
}

export async function markEventHandled(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`update provider_events set handled_at = ${now} where id = ${id} and handled_at is null`;
}
