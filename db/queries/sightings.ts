import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface NewSighting {
  networkHash: string;
  contactId: string;
  seenAt: Date;
}

/** People were met on networks; one row for both, with the first and, to the day, the last time. */
export async function saveSightings(sql: Sql, organizationId: string, rows: readonly NewSighting[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into contact_sightings (organization_id, network_hash, contact_id, first_seen_at, last_seen_at)
    select ${organizationId}, r."networkHash", r."contactId", min(r."seenAt"), max(r."seenAt")
    from ${records(sql, rows, sql`"networkHash" text, "contactId" uuid, "seenAt" timestamptz`)} r
    group by 2, 3 order by 2, 3
    on conflict (organization_id, network_hash, contact_id) do update
      set last_seen_at = excluded.last_seen_at where contact_sightings.last_seen_at < excluded.last_seen_at - interval '1 day'`;
}

export interface NewBrowser {
  organizationId: string;
  visitorId: string;
  contactId: string;
  seenAt: Date;
}

/** A referrer came with this browser; written once a day at most. */
export async function saveReferrerBrowser(
  sql: Sql,
  { organizationId, visitorId, contactId, seenAt }: NewBrowser,
): Promise<void> {
  await sql`
    insert into referrer_browsers (organization_id, visitor_id, contact_id, last_seen_at)
    values (${organizationId}, ${visitorId}, ${contactId}, ${seenAt})
    on conflict (organization_id, visitor_id, contact_id) do update set last_seen_at = excluded.last_seen_at
      where referrer_browsers.last_seen_at < excluded.last_seen_at - interval '1 day'`;
}

/** Forgets where, and with what, people were met before an instant. @returns how many rows */
export async function removeSightings(sql: Sql, before: Date): Promise<number> {
  const networks = await sql`
    delete from contact_sightings where organization_id = current_organization() and last_seen_at < ${before}`;
  const browsers = await sql`
    delete from referrer_browsers where organization_id = current_organization() and last_seen_at < ${before}`;
  return networks.count + browsers.count;
}
