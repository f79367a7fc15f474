import type postgres from 'postgres';
import { together } from '../together';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface ExistingConversionRow {
  id: string;
  externalId: string;
  contentHash: string;
}

export function findConversionsByExternalId(sql: Sql, externalIds: string[]): Promise<ExistingConversionRow[]> {
  return sql<ExistingConversionRow[]>`
    select id, external_id as "externalId", content_hash as "contentHash" from conversions where external_id = any(${externalIds})`;
}

/** Locks people in order of id. Without KEY, so that rows which only point at them need not wait. */
export async function lockContacts(sql: Sql, ids: string[]): Promise<void> {
  await sql`select from contacts where id = any(${ids}::uuid[]) order by id for no key update`;
}

/**
 * Locks people who were just resolved.
 * @throws an error of code 40001, which starts the transaction again, when one was merged into another while we waited
 */
export async function lockReferees(sql: Sql, ids: string[]): Promise<void> {
  const [, merged] = await together([
    lockContacts(sql, ids),
    sql`select from contacts where id = any(${ids}::uuid[]) and merged_into_id is not null limit 1`,
  ]);
  if (merged.length) throw Object.assign(new Error('A person was merged by another transaction'), { code: '40001' });
}

export interface TouchRow {
  id: string;
  refereeId: string;
  codeId: string;
  channel: string;
  counted: boolean;
  reason: string | null;
  occurredAt: Date;
}

/** Where a touch came from; all null when nothing said so. */
export interface TouchSource {
  utmSource: string | null;
  utmCampaign: string | null;
  referringHost: string | null;
}

/**
 * Touches that belong to these people: known at once, or through a browser that left their name; also those that did not
 * count, for the receipt. Contacts merged into them count as them.
 */
export function findTouchesOf(
  sql: Sql,
  refereeIds: string[],
  from: Date,
  to: Date,
): Promise<(TouchRow & { source: TouchSource })[]> {
  return sql<(TouchRow & { source: TouchSource })[]>`
    select id, referee_id as "refereeId", code_id as "codeId", channel, counted, reason, occurred_at as "occurredAt", source
    from touches_of_people(${refereeIds}::uuid[], ${from}, ${to})`;
}

export interface CodeRow {
  id: string;
  code: string;
  codeKey: string;
  programId: string;
  referrerId: string;
  isActive: boolean;
  expiresAt: Date | null;
  createdAt: Date;
}

export function findCodes(sql: Sql, ids: string[], keys: string[]): Promise<CodeRow[]> {
  return sql<CodeRow[]>`
    select c.id, c.code, c.code_key as "codeKey", c.program_id as "programId",
      coalesce(k.merged_into_id, c.referrer_id) as "referrerId",
      c.is_active as "isActive", c.expires_at as "expiresAt", c.created_at as "createdAt"
    from referral_codes c join contacts k on k.id = c.referrer_id
    where c.id = any(${ids}::uuid[]) or c.code_key = any(${keys})`;
}

export interface ProgramRow {
  id: string;
  programType: string;
  status: string;
  currency: string;
  startsAt: Date;
  endsAt: Date | null;
  endedAt: Date | null;
  budgetSpentMinor: number;
  versions: { id: string; version: number; inForceFrom: Date }[];
}

export async function findPrograms(sql: Sql, ids: string[]): Promise<ProgramRow[]> {
  const rows = await sql<ProgramRow[]>`
    select p.id, p.program_type as "programType", p.status, p.currency, p.starts_at as "startsAt", p.ends_at as "endsAt",
      p.ended_at as "endedAt", p.budget_spent_minor as "budgetSpentMinor",
      coalesce((select json_agg(json_build_object('id', v.id, 'version', v.version, 'inForceFrom', v.in_force_from) order by v.version)
        from program_versions v where v.program_id = p.id and v.status = 'published'), '[]') as versions
    from referral_programs p where p.id = any(${ids}::uuid[])`;
  return rows.map((row) => ({
    ...row,
    versions: row.versions.map((version) => ({ ...version, inForceFrom: new Date(version.inForceFrom) })),
  }));
}

export function findDefinitions(sql: Sql, versionIds: string[]): Promise<{ id: string; definition: unknown }[]> {
  return sql<{ id: string; definition: unknown }[]>`
    select id, definition from program_versions where id = any(${versionIds}::uuid[])`;
}

export interface PersonRow {
  id: string;
  externalId: string | null;
  email: string | null;
  emailNormalized: string | null;
  phone: string | null;
  firstName: string | null;
  lastName: string | null;
  birthDate: string | null;
  guardianId: string | null;
  leadSince: Date | null;
  consentAt: Date | null;
  createdAt: Date;
  standings: { kind: string; status: string }[];
  /** The standings of each child this person is the guardian of, for parent programmes. */
  wards: { kind: string; status: string }[][];
}

export function findPeople(sql: Sql, ids: string[]): Promise<PersonRow[]> {
  return sql<PersonRow[]>`
    select c.id, c.external_id as "externalId", c.email, c.email_normalized as "emailNormalized", c.phone,
      c.first_name as "firstName", c.last_name as "lastName", c.birth_date as "birthDate", c.guardian_id as "guardianId",
      c.lead_since as "leadSince", c.consent_at as "consentAt", c.created_at as "createdAt",
      coalesce((select json_agg(json_build_object('kind', s.kind, 'status', s.status)) from contact_standings s where s.contact_id = c.id), '[]') as standings,
      coalesce((select json_agg((select coalesce(json_agg(json_build_object('kind', s.kind, 'status', s.status)), '[]')
        from contact_standings s where s.contact_id = w.id)) from contacts w where w.guardian_id = c.id), '[]') as wards
    from contacts c where c.id = any(${ids}::uuid[])`;
}

export interface ReferralRow {
  id: string;
  programId: string;
  programVersionId: string;
  codeId: string;
  referrerId: string;
  refereeId: string;
  status: string;
  channel: string;
  isRewardClaimed: boolean;
  /** How many steps of the school's own it has reached. */
  milestones: number;
  sharedAt: Date;
  expiresAt: Date;
}

/**
 * The referrals of these people, and the rewarded ones of anybody who shares their e-mail or phone: by rule 4 that is the same
 * referee, even where the school keeps two contacts.
 */
export function findReferralsOf(sql: Sql, refereeIds: string[]): Promise<ReferralRow[]> {
  return sql<ReferralRow[]>`
    with asked as (select id, email_normalized, phone from contacts where id = any(${refereeIds}::uuid[])),
    person as (
      select id as asked_id, id, true as own from asked
      union select k.merged_into_id, k.id, true from contacts k where k.merged_into_id = any(${refereeIds}::uuid[])
      union select a.id, k.id, false from asked a join contacts k on k.email_normalized = a.email_normalized and k.id <> a.id
      union select a.id, k.id, false from asked a join contacts k on k.phone = a.phone and k.id <> a.id
    )
    select distinct on (r.created_at, r.id, p.asked_id)
      r.id, r.program_id as "programId", r.program_version_id as "programVersionId", r.code_id as "codeId", r.referrer_id as "referrerId",
      p.asked_id as "refereeId", r.status, r.channel, r.is_reward_claimed as "isRewardClaimed",
      (select count(*) from referral_milestones m where m.organization_id = r.organization_id and m.referral_id = r.id) as milestones,
      r.shared_at as "sharedAt", r.expires_at as "expiresAt"
    from person p join referrals r on r.referee_id = p.id
    where p.own or r.is_reward_claimed
    order by r.created_at, r.id, p.asked_id`;
}

/** How many lessons each person has attended, by what is recorded so far. */
export function countAttended(sql: Sql, refereeIds: string[]): Promise<{ refereeId: string; count: number }[]> {
  return sql<{ refereeId: string; count: number }[]>`
    select referee_id as "refereeId", count(*) as count from conversions
    where referee_id = any(${refereeIds}::uuid[]) and milestone = 'attended' group by 1`;
}

export interface ParticipantRow {
  programId: string;
  contactId: string;
  rewardedCount: number;
}

/** Opens and locks participants in order, so that two conversions of one referrer count one after the other. */
export async function lockParticipants(
  sql: Sql,
  organizationId: string,
  pairs: { programId: string; contactId: string; joinedAt: Date }[],
): Promise<ParticipantRow[]> {
  const asked = () => records(sql, pairs, sql`"programId" uuid, "contactId" uuid, "joinedAt" timestamptz`);
  const opened = sql`
    insert into program_participants (organization_id, program_id, contact_id, joined_at)
    select ${organizationId}, r."programId", r."contactId", r."joinedAt"
    from ${asked()} r
    order by 2, 3 on conflict do nothing`;
  const locked = sql<ParticipantRow[]>`
    select p.program_id as "programId", p.contact_id as "contactId", p.rewarded_count as "rewardedCount"
    from ${asked()} r
    join program_participants p on p.program_id = r."programId" and p.contact_id = r."contactId"
    order by 1, 2 for update of p`;
  return (await together([opened, locked]))[1];
}

/** Only programmes with a budget are locked: others have nothing to share. */
export function lockBudgets(sql: Sql, programIds: string[]): Promise<{ id: string; budgetSpentMinor: number }[]> {
  return sql<{ id: string; budgetSpentMinor: number }[]>`
    select id, budget_spent_minor as "budgetSpentMinor" from referral_programs
    where id = any(${programIds}::uuid[]) order by id for no key update`;
}
