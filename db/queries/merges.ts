import type postgres from 'postgres';
import type { MergedFields, MergeRecord, MovedRows } from '@/lib/domain/people/merge-record';
import { records } from './records';

type Sql = postgres.TransactionSql;

/** Where each kind of moved row names its person. */
const COLUMNS: Record<MovedRows, readonly [table: string, column: string]> = {
  referees: ['referrals', 'referee_id'],
  referrers: ['referrals', 'referrer_id'],
  conversions: ['conversions', 'referee_id'],
  codes: ['referral_codes', 'referrer_id'],
  rewards: ['referral_rewards', 'recipient_id'],
  payouts: ['payouts', 'recipient_id'],
  notifications: ['notifications', 'contact_id'],
  redemptions: ['redemptions', 'contact_id'],
  giftsFrom: ['credit_gifts', 'from_contact_id'],
  transfersFrom: ['credit_transfers', 'from_contact_id'],
  transfersTo: ['credit_transfers', 'to_contact_id'],
  lots: ['credit_lots', 'contact_id'],
  questions: ['attribution_questions', 'contact_id'],
  wards: ['contacts', 'guardian_id'],
  merged: ['contacts', 'merged_into_id'],
};

/** Ids of everything that names a person. */
export async function findRowsOf(sql: Sql, contactId: string): Promise<MergeRecord['rows']> {
  const found: [string, string[]][] = [];
  for (const [name, [table, column]] of Object.entries(COLUMNS)) {
    const rows = await sql<{ id: string }[]>`
      select id from ${sql(table)} where ${sql(column)} = ${contactId} order by id`;
    found.push([name, rows.map(({ id }) => id)]);
  }
  return Object.fromEntries(found) as MergeRecord['rows'];
}

/** Points rows that still name the one at the other. */
export async function moveRows(
  sql: Sql,
  name: MovedRows,
  ids: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (!ids.length) return;
  const [table, column] = COLUMNS[name];
  await sql`
    update ${sql(table)} set ${sql(column)} = ${to}
    where id = any(${ids as string[]}::uuid[]) and ${sql(column)} = ${from}`;
}

export async function findMergedFields(sql: Sql, contactId: string): Promise<MergedFields> {
  const [row] = await sql<{ fields: MergedFields }[]>`
    select json_build_object('externalId', external_id, 'email', email, 'emailNormalized', email_normalized, 'phone', phone,
      'firstName', first_name, 'lastName', last_name, 'birthDate', birth_date, 'guardianId', guardian_id,
      'leadSince', lead_since, 'consentAt', consent_at) as fields
    from contacts where id = ${contactId}`;
  if (!row) throw new Error('The contact is locked, so it is there');
  return row.fields;
}

export async function updateMergedFields(sql: Sql, contactId: string, fields: MergedFields, now: Date): Promise<void> {
  await sql`
    update contacts set external_id = ${fields.externalId}, email = ${fields.email}, email_normalized = ${fields.emailNormalized},
      phone = ${fields.phone}, first_name = ${fields.firstName}, last_name = ${fields.lastName}, birth_date = ${fields.birthDate},
      guardian_id = ${fields.guardianId}, lead_since = ${fields.leadSince}, consent_at = ${fields.consentAt}, updated_at = ${now}
    where id = ${contactId}`;
}

export function findStandings(sql: Sql, contactId: string): Promise<{ kind: string; status: string }[]> {
  return sql<{ kind: string; status: string }[]>`
    select kind, status from contact_standings where contact_id = ${contactId} order by kind`;
}

export async function replaceStandings(
  sql: Sql,
  contactId: string,
  rows: readonly { kind: string; status: string }[],
  now: Date,
): Promise<void> {
  await sql`delete from contact_standings where contact_id = ${contactId} and kind <> all(${rows.map(({ kind }) => kind)})`;
  await sql`
    insert into contact_standings (organization_id, contact_id, kind, status, updated_at)
    select current_organization(), ${contactId}, r.kind, r.status, ${now}
    from ${records(sql, rows, sql`kind text, status text`)} r
    on conflict (contact_id, kind) do update set status = excluded.status, updated_at = excluded.updated_at
      where contact_standings.status <> excluded.status`;
}

export function findIdentities(sql: Sql, contactId: string): Promise<{ kind: string; value: string }[]> {
  return sql<{ kind: string; value: string }[]>`
    select kind, value from contact_identities where contact_id = ${contactId} order by kind, value`;
}

export async function moveIdentities(
  sql: Sql,
  rows: readonly { kind: string; value: string }[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  await sql`
    update contact_identities i set contact_id = ${to}
    from ${records(sql, rows, sql`kind text, value text`)} r
    where i.contact_id = ${from} and i.kind = r.kind and i.value = r.value`;
}

export function findMethodsOf(sql: Sql, contactId: string): Promise<{ id: string; status: string }[]> {
  return sql<{ id: string; status: string }[]>`
    select id, status from payout_methods where contact_id = ${contactId} order by id`;
}

/** Ways to be paid go back; one that was replaced works again if it still knows where the money goes. */
export async function moveMethods(
  sql: Sql,
  rows: readonly { id: string; status: string }[],
  { from, to }: { from: string; to: string },
  now: Date,
): Promise<void> {
  await sql`
    update payout_methods m set contact_id = ${to}, updated_at = ${now},
      status = case when m.status = 'replaced' and m.destination_encrypted is not null then r.status else m.status end
    from ${records(sql, rows, sql`id uuid, status text`)} r
    where m.id = r.id and m.contact_id = ${from}`;
}

export function findCounts(sql: Sql, contactId: string): Promise<{ programId: string; rewardedCount: number }[]> {
  return sql<{ programId: string; rewardedCount: number }[]>`
    select program_id as "programId", rewarded_count::int as "rewardedCount" from program_participants
    where contact_id = ${contactId} and rewarded_count > 0 order by 1`;
}

/** Locks both people's counts in one programme after the other, then gives back what was the first one's. */
export async function moveCountsBack(
  sql: Sql,
  counts: MergeRecord['counts'],
  { from, to }: { from: string; to: string },
): Promise<void> {
  for (const { programId, rewardedCount } of counts) {
    await sql`
      update program_participants set rewarded_count = greatest(0, rewarded_count - ${rewardedCount})
      where program_id = ${programId} and contact_id = ${from}`;
    await sql`
      update program_participants set rewarded_count = rewarded_count + ${rewardedCount}
      where program_id = ${programId} and contact_id = ${to}`;
  }
}

export interface MergeRow {
  id: string;
  fromId: string;
  intoId: string;
  moved: unknown;
  mergedByName: string;
  mergedAt: Date;
  undoneAt: Date | null;
}

const merges = (sql: Sql) => sql`
  select id, from_id as "fromId", into_id as "intoId", moved, merged_by_name as "mergedByName", merged_at as "mergedAt",
    undone_at as "undoneAt"
  from contact_merges`;

export async function lockOpenMerge(sql: Sql, fromId: string): Promise<MergeRow | null> {
  const [row] = await sql<MergeRow[]>`${merges(sql)} where from_id = ${fromId} and undone_at is null for no key update`;
  return row ?? null;
}

/** Merges that can be undone: of this person into another, and of others into him; none of somebody who was erased. */
export function findOpenMerges(sql: Sql, contactId: string): Promise<MergeRow[]> {
  return sql<MergeRow[]>`
    ${merges(sql)} where undone_at is null and not moved @> '{"erased": true}' and (from_id = ${contactId} or into_id = ${contactId})
    order by merged_at desc limit 50`;
}

export async function closeMerge(sql: Sql, id: string, by: { key: string; name: string; at: Date }): Promise<void> {
  await sql`update contact_merges set undone_by = ${by.key}, undone_by_name = ${by.name}, undone_at = ${by.at} where id = ${id}`;
}

/** Contacts that were merged into this one. */
export async function findMergedIds(sql: Sql, contactId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from contacts where merged_into_id = ${contactId}`;
  return rows.map(({ id }) => id);
}
