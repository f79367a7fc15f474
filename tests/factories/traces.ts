import type postgres from 'postgres';
import type { Ctx } from '@/lib/services/context';
import { addressHash } from '@/lib/services/notifications/address-hash';

type Sql = postgres.Sql;

interface Person {
  id: string;
  /** Somebody else of the school. */
  otherId: string;
  email: string;
  phone: string;
  /** Stands in every text that is written. */
  name: string;
}

/** What a person leaves in the portal, in messages and in the questions of others: a row in each table, with the name in it. */
export async function leaveTraces(sql: Sql, ctx: Ctx, person: Person): Promise<void> {
  await writeWords(sql, ctx, person);
  await writeMessages(sql, ctx, person);
  await writeQuestions(sql, ctx, person);
  await writeAppeal(sql, ctx, person);
}

/** For one of the referrals that he made, if there is one. */
async function writeAppeal(sql: Sql, { organizationId: org, now }: Ctx, { id, name }: Person): Promise<void> {
  const [row] = await sql`
    insert into fraud_cases (organization_id, referral_id, score, verdict, signals, status, appeal_text, appealed_at, answer_due_at)
    select ${org}, id, 70, 'hold', '[]', 'appealed', ${name}, ${now}, ${now} from referrals where referrer_id = ${id} limit 1 returning id`;
  if (!row) return;
  await sql`
    insert into fraud_decisions (organization_id, case_id, kind, decided_by, decided_by_name, reason, score, decided_at)
    values (${org}, ${row.id}, 'appealed', ${`referrer:${id}`}, ${name}, ${name}, 70, ${now})`;
}

async function writeWords(sql: Sql, { organizationId: org, now }: Ctx, { id, otherId, name }: Person): Promise<void> {
  await sql`insert into portal_profiles (organization_id, contact_id, shown_name, ranked_since) values (${org}, ${id}, ${name}, ${now})`;
  await sql`insert into portal_messages (organization_id, contact_id, program_id, channel, body, updated_at) values (${org}, ${id}, ${id}, 'sms', ${name}, ${now})`;
  const [post] =
    await sql`insert into community_posts (organization_id, contact_id, body) values (${org}, ${id}, ${name}) returning id`;
  await sql`
    insert into community_posts (organization_id, contact_id, body, hidden_at, hidden_by, hidden_reason)
    values (${org}, ${id}, ${name}, ${now}, 'test', ${name})`;
  await sql`insert into community_posts (organization_id, contact_id, parent_id, body) values (${org}, ${otherId}, ${post?.id}, 'Well said')`;
  await sql`
    insert into community_reports (organization_id, post_id, contact_id, reason, created_at) values (${org}, ${post?.id}, ${otherId}, 'rude', ${now})`;
  const [question] = await sql`
    insert into community_questions (organization_id, contact_id, subject, created_at, last_at) values (${org}, ${id}, ${name}, ${now}, ${now}) returning id`;
  for (const author of ['referrer', 'school'])
    await sql`
      insert into community_answers (organization_id, question_id, author, written_by, body, created_at)
      values (${org}, ${question?.id}, ${author}, 'test', ${name}, ${now})`;
  await sql`
    insert into guardian_consents (organization_id, contact_id, guardian_id, status, text_version, requested_by, requested_at, expires_at, decided_at)
    values (${org}, ${id}, ${otherId}, 'granted', '1', 'test', ${now}, ${now}, ${now})`;
  await sql`insert into referrer_browsers (organization_id, visitor_id, contact_id, last_seen_at) values (${org}, ${name}, ${id}, ${now})`;
}

async function writeMessages(
  sql: Sql,
  { organizationId: org, now }: Ctx,
  { id, email, phone, name }: Person,
): Promise<void> {
  const [delivery] = await sql`
    insert into deliveries (organization_id, channel, audience, contact_id, to_address, template, subject, html, text, dedupe_key, status, error, fallback)
    values (${org}, 'email', 'referrer', ${id}, ${email}, 'reward-granted', ${`Ana ${name}`}, 'Ana', 'Ana', 'x', 'failed', ${name}, ${sql.json({ name })})
    returning id`;
  await sql`
    insert into delivery_attempts (organization_id, delivery_id, outcome, provider, detail, at) values (${org}, ${delivery?.id}, 'refused', 'smtp', ${name}, ${now})`;
  await sql`
    insert into digest_items (organization_id, contact_id, audience, message, line, url, code, due_at, dedupe_key, created_at)
    values (${org}, ${id}, 'referrer', 'code-opened', ${name}, ${name}, ${name}, ${now}, 'x', ${now})`;
  await sql`insert into message_choices (organization_id, contact_id, message, channel, enabled, updated_at) values (${org}, ${id}, ${name}, 'email', false, ${now})`;
  await sql`insert into message_readers (organization_id, contact_id, time_zone, updated_at) values (${org}, ${id}, ${name}, ${now})`;
  for (const [channel, address] of [
    ['email', email],
    ['sms', phone],
  ] as const)
    await sql`
      insert into message_suppressions (organization_id, channel, address_hash, masked, reason, detail, created_at)
      values (${org}, ${channel}, ${addressHash(org, channel, address)}, ${name}, 'manual', ${name}, ${now})`;
}

async function writeQuestions(
  sql: Sql,
  { organizationId: org, now }: Ctx,
  { id, otherId, email, phone, name }: Person,
): Promise<void> {
  const ask = (asker: string, contact: string | null) => sql`
    insert into attribution_questions (organization_id, contact_id, friend_name, friend_contact, shared_on, channel, note, created_at)
    values (${org}, ${asker}, ${name}, ${contact}, '2026-01-02', 'sms', ${name}, ${now})`;
  await ask(id, null);
  await ask(otherId, email.toUpperCase());
  await ask(otherId, `(0${phone.slice(2, 5)}) ${phone.slice(5)}`);
}
