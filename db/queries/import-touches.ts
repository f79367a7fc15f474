import type postgres from 'postgres';
import type { NewTouch } from './touches';

type Sql = postgres.TransactionSql;

/** Two imports of one organisation go one after the other, so that each sees what the other wrote. */
export async function lockTouchImport(sql: Sql, organizationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import-touches:${organizationId}`}, 0))`;
}

/** Which of these code keys, visitors, people and instants are stored as touches already. Positions from 0. */
export async function findStoredTouches(sql: Sql, touches: readonly NewTouch[]): Promise<Set<number>> {
  const rows = await sql`
    select r.position - 1 as position
    from rows from (jsonb_to_recordset(${sql.json(touches as never)}::jsonb) as (
      "codeKey" text, "visitorId" text, "refereeId" uuid, "occurredAt" timestamptz)) with ordinality
      as r(code_key, visitor_id, referee_id, occurred_at, position)
    join referral_codes c on c.code_key = r.code_key
    where exists (
      select from touches t
      where t.organization_id = current_organization() and t.visitor_id = r.visitor_id and t.occurred_at = r.occurred_at
        and t.code_id = c.id and t.referee_id is not distinct from r.referee_id)`;
  return new Set(rows.map((row) => row.position));
}

/** Contacts by external id, those merged into another as that other. */
export async function findContactsByExternalId(sql: Sql, externalIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql`
    select i.value, coalesce(k.merged_into_id, k.id) as id
    from contact_identities i join contacts k on k.id = i.contact_id
    where i.organization_id = current_organization() and i.kind = 'external-id' and i.value = any(${externalIds as string[]})`;
  return new Map(rows.map((row) => [row.value, row.id]));
}
