import type postgres from 'postgres';
import type { MessageSettings, ReaderSettings } from '@/lib/domain/notifications/preferences';

type Sql = postgres.TransactionSql;

export interface ChoiceOfContact {
  contactId: string;
  message: string;
  channel: 'email' | 'sms';
  enabled: boolean;
}

export interface ReaderRow {
  contactId: string;
  email: string | null;
  phone: string | null;
  mergedIntoId: string | null;
  timeZone: string | null;
  quietFrom: number | null;
  quietTo: number | null;
  wantsDigest: boolean;
  /** Mails that went out or wait, since an instant. */
  mailsSince: number;
}

/** People with what they said about messages. */
export function findReaders(sql: Sql, contactIds: readonly string[], since: Date): Promise<ReaderRow[]> {
  return sql<ReaderRow[]>`
    select c.id as "contactId", c.email, c.phone, c.merged_into_id as "mergedIntoId", r.time_zone as "timeZone", r.quiet_from as "quietFrom",
      r.quiet_to as "quietTo", coalesce(r.wants_digest, false) as "wantsDigest",
      (select count(*)::int from deliveries d where d.organization_id = c.organization_id and d.contact_id = c.id and d.channel = 'email'
        and d.created_at > ${since} and d.status <> 'suppressed') as "mailsSince"
    from contacts c left join message_readers r on r.contact_id = c.id and r.organization_id = c.organization_id
    where c.id = any(${contactIds as string[]}::uuid[])`;
}

export function findChoices(sql: Sql, contactIds: readonly string[]): Promise<ChoiceOfContact[]> {
  return sql<ChoiceOfContact[]>`
    select contact_id as "contactId", message, channel, enabled from message_choices
    where organization_id = current_organization() and contact_id = any(${contactIds as string[]}::uuid[])
    order by message, channel`;
}

/** Puts a person's choices in the place of all he made before. */
export async function replaceChoices(
  sql: Sql,
  organizationId: string,
  contactId: string,
  choices: ReaderSettings['choices'],
  now: Date,
): Promise<void> {
  await sql`delete from message_choices where organization_id = ${organizationId} and contact_id = ${contactId}`;
  await sql`
    insert into message_choices (organization_id, contact_id, message, channel, enabled, updated_at)
    select ${organizationId}, ${contactId}, r.message, r.channel, r.enabled, ${now}
    from jsonb_to_recordset(${sql.json(choices as never)}::jsonb) as r(message text, channel text, enabled boolean)`;
}

/** Stores one choice. */
export async function putChoice(sql: Sql, organizationId: string, row: ChoiceOfContact, now: Date): Promise<void> {
  await sql`
    insert into message_choices (organization_id, contact_id, message, channel, enabled, updated_at)
    values (${organizationId}, ${row.contactId}, ${row.message}, ${row.channel}, ${row.enabled}, ${now})
    on conflict (organization_id, contact_id, message, channel) do update set enabled = excluded.enabled, updated_at = excluded.updated_at`;
}

/** Forgets what was chosen about a channel, message by message. */
export async function forgetChoices(sql: Sql, contactId: string, channel: string): Promise<void> {
  await sql`
    delete from message_choices where organization_id = current_organization() and contact_id = ${contactId} and channel = ${channel}`;
}

export async function putReader(
  sql: Sql,
  organizationId: string,
  contactId: string,
  { timeZone, quietHours, wantsDigest }: Omit<ReaderSettings, 'choices'>,
  now: Date,
): Promise<void> {
  await sql`
    insert into message_readers (organization_id, contact_id, time_zone, quiet_from, quiet_to, wants_digest, updated_at)
    values (${organizationId}, ${contactId}, ${timeZone}, ${quietHours?.from ?? null}, ${quietHours?.to ?? null}, ${wantsDigest}, ${now})
    on conflict (organization_id, contact_id) do update set time_zone = excluded.time_zone, quiet_from = excluded.quiet_from,
      quiet_to = excluded.quiet_to, wants_digest = excluded.wants_digest, updated_at = excluded.updated_at`;
}

export async function findMessageSettings(sql: Sql): Promise<MessageSettings | null> {
  const [row] = await sql<MessageSettings[]>`
    select quiet_from as "quietFrom", quiet_to as "quietTo", digest_hour as "digestHour" from message_settings`;
  return row ?? null;
}

export async function putMessageSettings(
  sql: Sql,
  organizationId: string,
  { quietFrom, quietTo, digestHour }: MessageSettings,
  now: Date,
): Promise<void> {
  await sql`
    insert into message_settings (organization_id, quiet_from, quiet_to, digest_hour, updated_at)
    values (${organizationId}, ${quietFrom}, ${quietTo}, ${digestHour}, ${now})
    on conflict (organization_id) do update set quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      digest_hour = excluded.digest_hour, updated_at = excluded.updated_at`;
}

/** What one contact said about messages becomes the other's, where that one said nothing. */
export async function mergeReaders(sql: Sql, fromId: string, intoId: string): Promise<void> {
  await sql`
    insert into message_choices (organization_id, contact_id, message, channel, enabled, updated_at)
    select organization_id, ${intoId}, message, channel, enabled, updated_at from message_choices where contact_id = ${fromId}
    on conflict do nothing`;
  await sql`
    insert into message_readers (organization_id, contact_id, time_zone, quiet_from, quiet_to, wants_digest, updated_at)
    select organization_id, ${intoId}, time_zone, quiet_from, quiet_to, wants_digest, updated_at from message_readers
    where contact_id = ${fromId} on conflict do nothing`;
  await sql`update digest_items set contact_id = ${intoId} where contact_id = ${fromId} and settled_at is null`;
}
