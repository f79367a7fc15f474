import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** A contact with everybody who was merged into it: all of them are the one person. */
export async function findSelves(sql: Sql, contactId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from contacts where id = ${contactId} or merged_into_id = ${contactId} order by id for update`;
  return rows.map(({ id }) => id);
}

export interface Addresses {
  /** In lower case, as they were written and as they are compared. */
  emails: string[];
  phones: string[];
}

/** All addresses a person is or was known by; asked before they are taken away. */
export async function findAddressesOf(sql: Sql, people: readonly string[]): Promise<Addresses> {
  const [row] = await sql<Addresses[]>`
    with known as (
      select unnest(array[email, email_normalized]) as email, phone from contacts where id = any(${people as string[]}::uuid[])
      union all
      select case when kind = 'email' then value end, case when kind = 'phone' then value end
      from contact_identities where contact_id = any(${people as string[]}::uuid[])
      union all
      select moved -> side ->> 'email', moved -> side ->> 'phone' from contact_merges m
      cross join lateral (values ('from', m.from_id), ('into', m.into_id)) as s(side, id) where s.id = any(${people as string[]}::uuid[])
    )
    select coalesce(array_agg(distinct lower(email)) filter (where email is not null), '{}') as emails,
      coalesce(array_agg(distinct phone) filter (where phone is not null), '{}') as phones from known`;
  return row ?? { emails: [], phones: [] };
}

export async function hasPayoutUnderWay(sql: Sql, people: readonly string[]): Promise<boolean> {
  const [row] = await sql<{ found: boolean }[]>`
    select exists (select from payouts where recipient_id = any(${people as string[]}::uuid[]) and status = 'processing') as found`;
  return row?.found ?? false;
}

/** Takes away who somebody is. What others earned by him, and what he is owed, stays. */
export async function erasePeople(
  sql: Sql,
  people: readonly string[],
  { emails }: Addresses,
  now: Date,
): Promise<void> {
  const ids = people as string[];
  await sql`
    update credit_gifts set email = '', email_normalized = 'erased:' || id
    where email_normalized = any(${emails}) or lower(email) = any(${emails})`;
  // The record of a merge has both people as they were: without it nothing can be moved back.
  await sql`
    update contact_merges set moved = '{"erased": true}' where from_id = any(${ids}::uuid[]) or into_id = any(${ids}::uuid[])`;
  await sql`
    update contacts set external_id = null, email = null, email_normalized = null, phone = null, first_name = null, last_name = null,
      birth_date = null, guardian_id = null, consent_at = null, erased_at = ${now}, updated_at = ${now}
    where id = any(${ids}::uuid[])`;
  await sql`update contacts set guardian_id = null, updated_at = ${now} where guardian_id = any(${ids}::uuid[])`;
  await sql`delete from contact_identities where contact_id = any(${ids}::uuid[])`;
  await sql`delete from contact_standings where contact_id = any(${ids}::uuid[])`;
  await sql`delete from contact_sightings where contact_id = any(${ids}::uuid[])`;
  await sql`delete from referrer_browsers where contact_id = any(${ids}::uuid[])`;
  await sql`delete from visitor_links where contact_id = any(${ids}::uuid[])`;
}

export interface ReceiptWithCodes {
  id: string;
  receipt: unknown;
}

/** The codes of people, by id, and what they become. */
export async function findErasedCodes(sql: Sql, people: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; code: string }[]>`
    select id, 'ERASED-' || upper(right(replace(id::text, '-', ''), 12)) as code from referral_codes
    where referrer_id = any(${people as string[]}::uuid[])`;
  return new Map(rows.map(({ id, code }) => [id, code]));
}

/** Every decision that names one of these codes, also where another one won. */
export function findReceiptsWith(sql: Sql, codeIds: readonly string[]): Promise<ReceiptWithCodes[]> {
  return sql<ReceiptWithCodes[]>`
    select d.id, d.receipt from attribution_decisions d where d.organization_id = current_organization()
      and jsonb_path_query_array(d.receipt, '$.**.codeId') ?| ${codeIds as string[]}::text[] order by d.id`;
}

export async function redactReceipt(sql: Sql, id: string, receipt: unknown, hash: string): Promise<void> {
  await sql`select redact_decision(${id}, ${sql.json(receipt as never)}::jsonb, ${hash})`;
}

/** Ends his codes, and takes out of them what may have been made of his name. The first write drops the page of the old code. */
export async function eraseCodes(sql: Sql, codes: ReadonlyMap<string, string>): Promise<void> {
  const ids = [...codes.keys()];
  await sql`
    update conversions v set code = null from referral_codes c
    where c.id = any(${ids}::uuid[]) and upper(v.code) = c.code_key`;
  await sql`update referral_codes set is_active = false where id = any(${ids}::uuid[])`;
  await sql`
    update referral_codes c set code = n.code, code_key = n.code
    from unnest(${ids}::uuid[], ${[...codes.values()]}::text[]) as n(id, code) where c.id = n.id`;
}

/** Takes away what was written to him and where he was paid. That it was, and how much, stays. */
export async function eraseMessagesAndMethods(
  sql: Sql,
  people: readonly string[],
  { emails, phones }: Addresses,
  now: Date,
): Promise<void> {
  const ids = people as string[];
  await sql`select erase_messages(${ids}::uuid[], ${[...emails, ...phones]}::text[])`;
  await sql`delete from message_choices where contact_id = any(${ids}::uuid[])`;
  await sql`
    update message_readers set time_zone = null, quiet_from = null, quiet_to = null, wants_digest = false, updated_at = ${now}
    where contact_id = any(${ids}::uuid[])`;
  await sql`update notifications set data = '{}' where contact_id = any(${ids}::uuid[])`;
  await sql`
    update payout_methods set status = 'replaced', destination_encrypted = null, masked = '', updated_at = ${now}
    where contact_id = any(${ids}::uuid[])`;
  await sql`update payouts set destination_encrypted = null, destination_masked = null where recipient_id = any(${ids}::uuid[])`;
  await sql`select erase_appeals(${ids}::uuid[])`;
}

/** @returns how many entries of the trail lost a name */
export async function redactAuditNames(sql: Sql, people: readonly string[]): Promise<number> {
  const [row] = await sql<{ count: number }[]>`select redact_audit_names(${people as string[]}::uuid[]) as count`;
  return row?.count ?? 0;
}
