import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface NewReferral {
  id: string;
  programId: string;
  programVersionId: string;
  codeId: string;
  referrerId: string;
  refereeId: string;
  channel: string;
  utmSource: string | null;
  utmCampaign: string | null;
  referringHost: string | null;
  sharedAt: Date;
  expiresAt: Date;
  referredAt: Date;
  qualityScore: number;
}

export async function insertReferrals(sql: Sql, organizationId: string, rows: readonly NewReferral[]): Promise<void> {
  await sql`
    insert into referrals (id, organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, channel,
      utm_source, utm_campaign, referring_host, shared_at, expires_at, referred_at, quality_score)
    select r.id, ${organizationId}, r."programId", r."programVersionId", r."codeId", r."referrerId", r."refereeId", r.channel,
      r."utmSource", r."utmCampaign", r."referringHost", r."sharedAt", r."expiresAt", r."referredAt", r."qualityScore"
    from ${records(
      sql,
      rows,
      sql`id uuid, "programId" uuid, "programVersionId" uuid, "codeId" uuid, "referrerId" uuid, "refereeId" uuid, channel text,
        "utmSource" text, "utmCampaign" text, "referringHost" text, "sharedAt" timestamptz, "expiresAt" timestamptz,
        "referredAt" timestamptz, "qualityScore" integer`,
    )} r`;
}

export async function reviveReferral(
  sql: Sql,
  row: { id: string; programVersionId: string; sharedAt: Date; expiresAt: Date },
): Promise<void> {
  await sql`
    update referrals set status = 'pending', program_version_id = ${row.programVersionId}, shared_at = ${row.sharedAt},
      expires_at = ${row.expiresAt}
    where id = ${row.id} and status = 'expired'`;
}

export interface OpenReferralRow {
  id: string;
  programId: string;
  referrerId: string;
  expiresAt: Date;
  validityDays: number;
  latestTouchAt: Date;
}

/** A touch of somebody who may be known: as a person, or as a browser that left a name. */
export interface KnownTouch {
  codeId: string;
  refereeId: string | null;
  visitorId: string;
  occurredAt: Date;
}

/** Pending referrals that these touches belong to, locked in order, each with the latest of its touches among them. */
export function lockReferralsOfTouches(sql: Sql, touches: readonly KnownTouch[]): Promise<OpenReferralRow[]> {
  return sql<OpenReferralRow[]>`
    with given as materialized (
      select t."codeId" as code_id, coalesce(t."refereeId", l.contact_id) as referee_id, max(t."occurredAt") as latest
      from ${records(sql, touches, sql`"codeId" uuid, "refereeId" uuid, "visitorId" text, "occurredAt" timestamptz`)} t
      left join visitor_links l on t."refereeId" is null and l.organization_id = current_organization() and l.visitor_id = t."visitorId"
      group by 1, 2
    )
    select r.id, r.program_id as "programId", r.referrer_id as "referrerId", r.expires_at as "expiresAt",
      (v.definition ->> 'validityDays')::integer as "validityDays", g.latest as "latestTouchAt"
    from given g
    join referrals r on r.code_id = g.code_id and r.referee_id = g.referee_id and r.status = 'pending'
    join program_versions v on v.id = r.program_version_id
    order by r.id for no key update of r`;
}

/** Pending referrals that look expired, locked, each with its latest counted touch. What others hold is left for the next time. */
export function lockDueReferrals(sql: Sql, now: Date, limit: number): Promise<OpenReferralRow[]> {
  return sql<OpenReferralRow[]>`
    with due as materialized (
      select r.id, r.program_id, r.referrer_id, r.referee_id, r.code_id, r.program_version_id, r.expires_at, r.shared_at
      from referrals r
      where r.organization_id = current_organization() and r.status = 'pending' and r.expires_at < ${now}
      order by r.expires_at limit ${limit} for no key update skip locked
    )
    select d.id, d.program_id as "programId", d.referrer_id as "referrerId", d.expires_at as "expiresAt",
      (v.definition ->> 'validityDays')::integer as "validityDays", greatest(d.shared_at, own.latest, seen.latest) as "latestTouchAt"
    from due d
    join program_versions v on v.id = d.program_version_id
    left join lateral (
      select max(t.occurred_at) as latest from touches t
      where t.organization_id = current_organization() and t.referee_id = d.referee_id and t.code_id = d.code_id
        and t.counted and t.occurred_at between d.shared_at and ${now}
    ) own on true
    left join lateral (
      select max(t.occurred_at) as latest from visitor_links l
      join touches t on t.organization_id = l.organization_id and t.visitor_id = l.visitor_id and t.code_id = d.code_id
        and t.counted and t.occurred_at between d.shared_at and ${now}
      where l.contact_id = d.referee_id and (t.referee_id is null or t.referee_id = d.referee_id)
    ) seen on true`;
}

export async function updateReferralExpiries(
  sql: Sql,
  rows: readonly { id: string; expiresAt: Date }[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referrals f set expires_at = r."expiresAt"
    from ${records(sql, rows, sql`id uuid, "expiresAt" timestamptz`)} r where f.id = r.id`;
}

export async function markReferralsExpired(sql: Sql, ids: readonly string[]): Promise<void> {
  if (!ids.length) return;
  await sql`update referrals set status = 'expired', reason = 'referral-expired' where id = any(${ids as string[]}::uuid[])`;
}

export interface VisitorLink {
  visitorId: string;
  contactId: string;
  linkedAt: Date;
}

/** These browsers are these people's from now on; one that has left a name keeps it. */
export async function linkVisitors(sql: Sql, organizationId: string, links: readonly VisitorLink[]): Promise<void> {
  if (!links.length) return;
  await sql`
    insert into visitor_links (organization_id, visitor_id, contact_id, linked_at)
    select ${organizationId}, r."visitorId", r."contactId", r."linkedAt"
    from ${records(sql, links, sql`"visitorId" text, "contactId" uuid, "linkedAt" timestamptz`)} r
    order by 2, 3 on conflict do nothing`;
}

/** The first consent counts; a later one changes nothing. */
export async function recordConsents(sql: Sql, rows: readonly { contactId: string; consentAt: Date }[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    update contacts c set consent_at = r."consentAt"
    from ${records(sql, rows, sql`"contactId" uuid, "consentAt" timestamptz`)} r
    where c.id = r."contactId" and c.consent_at is null`;
}
