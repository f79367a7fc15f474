import type postgres from 'postgres';
import { ERASED_NAME } from '@/lib/domain/privacy/erasure';
import type { Addresses } from './erasure';

type Sql = postgres.TransactionSql;

/**
 * Takes away what somebody wrote in the portal and how he was called there. His place in a talk stays, empty, so that the answers
 * of others still follow something; that a guardian agreed stays too.
 */
export async function erasePortalWords(sql: Sql, people: readonly string[], now: Date): Promise<void> {
  const ids = people as string[];
  await sql`
    update portal_profiles set shown_name = null, ranked_since = null, updated_at = ${now} where contact_id = any(${ids}::uuid[])`;
  await sql`delete from portal_messages where contact_id = any(${ids}::uuid[])`;
  await sql`
    update community_posts set body = '', hidden_reason = case when hidden_at is not null then ${ERASED_NAME} end
    where contact_id = any(${ids}::uuid[])`;
  await sql`
    update community_reports r set settled_at = ${now} from community_posts p
    where p.id = r.post_id and p.contact_id = any(${ids}::uuid[]) and r.settled_at is null`;
  await sql`select erase_answers(${ids}::uuid[])`;
  await sql`update community_questions set subject = ${ERASED_NAME}, status = 'closed' where contact_id = any(${ids}::uuid[])`;
}

/**
 * Takes his words out of the questions for missing referrals that he asked, and him out of those of others: where his address or
 * number was given, or where what was found is his.
 */
export async function eraseMissingReferrals(
  sql: Sql,
  people: readonly string[],
  { emails, phones }: Addresses,
): Promise<void> {
  const ids = people as string[];
  await sql`
    update attribution_questions q set friend_name = ${ERASED_NAME}, friend_contact = null, note = null,
      answer = case when q.answer is not null then ${ERASED_NAME} end
    where q.contact_id = any(${ids}::uuid[])
      or lower(trim(q.friend_contact)) = any(${emails})
      or exists (select from unnest(${phones}::text[]) as p(phone)
        cross join lateral (select ltrim(regexp_replace(q.friend_contact, '[^0-9]', '', 'g'), '0') as digits) d
        where length(d.digits) >= 7 and p.phone like '%' || d.digits)
      or exists (select from conversions c where c.id = q.conversion_id and c.referee_id = any(${ids}::uuid[]))`;
}

/** The address stays on the list as a hash, so that nobody writes to it again; what can be read of it goes. */
export async function eraseSuppressionWords(sql: Sql, addressHashes: readonly string[]): Promise<void> {
  await sql`
    update message_suppressions set masked = ${ERASED_NAME}, detail = null, lift_reason = null
    where organization_id = current_organization() and address_hash = any(${addressHashes as string[]})`;
}
