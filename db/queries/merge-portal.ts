import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** What somebody did in the portal under one contact becomes the other's; where both have something, the other's stays. */
export async function repointPortal(sql: Sql, fromId: string, intoId: string): Promise<void> {
  await sql`update community_posts set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update community_questions set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update guardian_consents set contact_id = ${intoId} where contact_id = ${fromId}`;
  await sql`update guardian_consents set guardian_id = ${intoId} where guardian_id = ${fromId}`;
  await sql`
    update community_reports r set contact_id = ${intoId} where contact_id = ${fromId} and not exists (
      select from community_reports o where o.contact_id = ${intoId} and o.post_id = r.post_id)`;
  await sql`
    update portal_profiles set contact_id = ${intoId} where contact_id = ${fromId} and not exists (
      select from portal_profiles o where o.contact_id = ${intoId})`;
  await sql`
    update portal_celebrations c set contact_id = ${intoId} where contact_id = ${fromId} and not exists (
      select from portal_celebrations o
      where o.contact_id = ${intoId} and o.program_id = c.program_id and o.milestone = c.milestone)`;
  await sql`
    update portal_messages m set contact_id = ${intoId} where contact_id = ${fromId} and not exists (
      select from portal_messages o
      where o.contact_id = ${intoId} and o.program_id = m.program_id and o.channel = m.channel)`;
  await sql`
    update training_results t set contact_id = ${intoId} where contact_id = ${fromId} and not exists (
      select from training_results o where o.contact_id = ${intoId} and o.lesson_key = t.lesson_key)`;
}
