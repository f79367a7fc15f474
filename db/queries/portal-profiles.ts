import type postgres from 'postgres';
import type { PortalSettings } from '@/lib/domain/portal/schema';

type Sql = postgres.TransactionSql;

export interface ProfileRow {
  contactId: string;
  onboardingStep: number;
  onboardedAt: Date | null;
  shownName: string | null;
  rankedSince: Date | null;
}

/** What a person chose; null for who chose nothing yet. */
export async function findProfile(sql: Sql, contactId: string): Promise<ProfileRow | null> {
  const [row] = await sql<ProfileRow[]>`
    select contact_id as "contactId", onboarding_step as "onboardingStep", onboarded_at as "onboardedAt",
      shown_name as "shownName", ranked_since as "rankedSince"
    from portal_profiles where organization_id = current_organization() and contact_id = ${contactId}`;
  return row ?? null;
}

/** Two changes of one person come one after the other. */
export async function lockContact(sql: Sql, contactId: string): Promise<void> {
  await sql`select from contacts where id = ${contactId} for no key update`;
}

export async function saveProfile(sql: Sql, organizationId: string, row: ProfileRow, now: Date): Promise<void> {
  const { contactId, onboardingStep, onboardedAt, shownName, rankedSince } = row;
  await sql`
    insert into portal_profiles (organization_id, contact_id, onboarding_step, onboarded_at, shown_name, ranked_since, updated_at)
    values (${organizationId}, ${contactId}, ${onboardingStep}, ${onboardedAt}, ${shownName}, ${rankedSince}, ${now})
    on conflict (organization_id, contact_id) do update set onboarding_step = excluded.onboarding_step,
      onboarded_at = excluded.onboarded_at, shown_name = excluded.shown_name, ranked_since = excluded.ranked_since,
      updated_at = excluded.updated_at`;
}

/** The milestones of a programme that were celebrated with somebody before an instant. */
export async function findCelebrated(
  sql: Sql,
  { contactId, programId, before }: { contactId: string; programId: string; before: Date },
): Promise<Set<string>> {
  const rows = await sql<{ milestone: string }[]>`
    select milestone from portal_celebrations
    where organization_id = current_organization() and contact_id = ${contactId} and program_id = ${programId}
      and celebrated_at < ${before}`;
  return new Set(rows.map(({ milestone }) => milestone));
}

export interface Celebration {
  contactId: string;
  programId: string;
  milestones: readonly string[];
  now: Date;
}

/** Stores what is celebrated now. @returns only what nobody had stored before */
export async function insertCelebrations(
  sql: Sql,
  organizationId: string,
  celebration: Celebration,
): Promise<string[]> {
  const { contactId, programId, milestones, now } = celebration;
  const rows = await sql<{ milestone: string }[]>`
    insert into portal_celebrations (organization_id, contact_id, program_id, milestone, celebrated_at)
    select ${organizationId}, ${contactId}, ${programId}, m, ${now} from unnest(${milestones as string[]}::text[]) as m
    on conflict do nothing returning milestone`;
  return rows.map(({ milestone }) => milestone);
}

export interface OwnMessageRow {
  channel: string;
  body: string;
}

export function findOwnMessages(sql: Sql, contactId: string, programId: string): Promise<OwnMessageRow[]> {
  return sql<OwnMessageRow[]>`
    select channel, body from portal_messages
    where organization_id = current_organization() and contact_id = ${contactId} and program_id = ${programId}`;
}

export interface OwnMessage extends OwnMessageRow {
  contactId: string;
  programId: string;
}

export async function saveOwnMessage(sql: Sql, organizationId: string, row: OwnMessage, now: Date): Promise<void> {
  const { contactId, programId, channel, body } = row;
  await sql`
    insert into portal_messages (organization_id, contact_id, program_id, channel, body, updated_at)
    values (${organizationId}, ${contactId}, ${programId}, ${channel}, ${body}, ${now})
    on conflict (organization_id, contact_id, program_id, channel)
    do update set body = excluded.body, updated_at = excluded.updated_at`;
}

export async function deleteOwnMessage(sql: Sql, row: Omit<OwnMessage, 'body'>): Promise<void> {
  const { contactId, programId, channel } = row;
  await sql`delete from portal_messages
    where contact_id = ${contactId} and program_id = ${programId} and channel = ${channel}`;
}

export async function findPortalSettings(sql: Sql): Promise<PortalSettings | null> {
  const [row] = await sql<PortalSettings[]>`
    select board_enabled as "boardEnabled", ranking_enabled as "rankingEnabled", questions_enabled as "questionsEnabled",
      consent_age as "consentAge" from portal_settings where organization_id = current_organization()`;
  return row ?? null;
}

export async function savePortalSettings(
  sql: Sql,
  organizationId: string,
  settings: PortalSettings,
  now: Date,
): Promise<void> {
  const { boardEnabled, rankingEnabled, questionsEnabled, consentAge } = settings;
  await sql`
    insert into portal_settings (organization_id, board_enabled, ranking_enabled, questions_enabled, consent_age, updated_at)
    values (${organizationId}, ${boardEnabled}, ${rankingEnabled}, ${questionsEnabled}, ${consentAge}, ${now})
    on conflict (organization_id) do update set board_enabled = excluded.board_enabled,
      ranking_enabled = excluded.ranking_enabled, questions_enabled = excluded.questions_enabled,
      consent_age = excluded.consent_age, updated_at = excluded.updated_at`;
}
