import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface NewSighting {
  organizationId: string;
  networkHash: string;
  contactId: string;
  seenAt: Date;
}

/** A person was met on a network; one row for both, with the first and the last time. */
export async function saveSighting(
  sql: Sql,
  { organizationId, networkHash, contactId, seenAt }: NewSighting,
): Promise<void> {
  await sql`
    insert into contact_sightings (organization_id, network_hash, contact_id, first_seen_at, last_seen_at)
    values (${organizationId}, ${networkHash}, ${contactId}, ${seenAt}, ${seenAt})
    on conflict (organization_id, network_hash, contact_id) do update
      set last_seen_at = greatest(contact_sightings.last_seen_at, excluded.last_seen_at)`;
}

/** Forgets where people were met before an instant. @returns how many rows */
export async function removeSightings(sql: Sql, before: Date): Promise<number> {
  const { count } = await sql`
    delete from contact_sightings where organization_id = current_organization() and last_seen_at < ${before}`;
  return count;
}
