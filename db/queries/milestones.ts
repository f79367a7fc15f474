import type postgres from 'postgres';
import { personNow } from './person-now';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface MilestoneRow {
  referralId: string;
  key: string;
  /** As it was called then. */
  label: string;
  externalId: string | null;
  occurredAt: Date;
}

/** Locks a referral for a step of its; null when it is not here. */
export async function lockReferralStatus(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql<{ status: string }[]>`select status from referrals where id = ${id} for no key update`;
  return row?.status ?? null;
}

/** What a referral has reached, and whatever has the external id. */
export function findMilestones(sql: Sql, referralId: string, externalId: string | null): Promise<MilestoneRow[]> {
  return sql<MilestoneRow[]>`
    select referral_id as "referralId", key, label, external_id as "externalId", occurred_at as "occurredAt" from referral_milestones
    where organization_id = current_organization() and (referral_id = ${referralId} or external_id = ${externalId})
    order by occurred_at, id`;
}

export async function insertMilestone(
  sql: Sql,
  row: MilestoneRow & { id: string; organizationId: string; recordedBy: string; createdAt: Date },
): Promise<void> {
  await sql`
    insert into referral_milestones (id, organization_id, referral_id, key, label, external_id, occurred_at, recorded_by, created_at)
    values (${row.id}, ${row.organizationId}, ${row.referralId}, ${row.key}, ${row.label}, ${row.externalId}, ${row.occurredAt},
      ${row.recordedBy}, ${row.createdAt})`;
}

/** The newest referral of a friend, by his external id or e-mail, and by a code where one is given; those that count come first. */
export async function findReferralOfFriend(
  sql: Sql,
  given: { externalId: string | null; emailNormalized: string | null; codeKey: string | null },
): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select r.id from contacts k
    join referrals r on r.referee_id = ${personNow(sql, 'k')}
    join referral_codes c on c.id = r.code_id
    where (k.external_id = ${given.externalId} or k.email_normalized = ${given.emailNormalized})
      and (${given.codeKey}::text is null or c.code_key = ${given.codeKey})
    order by r.status = 'rejected', r.created_at desc, r.id desc limit 1`;
  return row?.id ?? null;
}

/** The facts that the quality of referrals is worked out from: see `qualityScore`. */
export interface QualityRow {
  id: string;
  hasEmail: boolean;
  hasPhone: boolean;
  hasConsent: boolean;
  leadSince: Date | null;
  sharedAt: Date;
  convertedAt: Date | null;
  keptMinor: number | null;
  earnedMinor: number | null;
  milestones: number;
}

export function findQualityFacts(sql: Sql, referralIds: readonly string[]): Promise<QualityRow[]> {
  return sql<QualityRow[]>`
    select r.id, f.email is not null as "hasEmail", f.phone is not null as "hasPhone", f.consent_at is not null as "hasConsent",
      f.lead_since as "leadSince", r.shared_at as "sharedAt", r.converted_at as "convertedAt",
      r.conversion_value_minor as "keptMinor",
      (select greatest(c.value_minor - c.discount_minor, 0) from conversions c
        where c.organization_id = r.organization_id and c.referral_id = r.id
          and coalesce(c.reason, '') not in ('below-trigger', 'currency-mismatch')
        order by c.occurred_at desc, c.id desc limit 1) as "earnedMinor",
      (select count(*) from referral_milestones m where m.organization_id = r.organization_id and m.referral_id = r.id) as milestones
    from referrals r join contacts f on f.id = r.referee_id
    where r.id = any(${referralIds as string[]}::uuid[])`;
}

export async function updateQuality(sql: Sql, rows: readonly { id: string; score: number }[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referrals f set quality_score = r.score
    from ${records(sql, rows, sql`id uuid, score smallint`)} r
    where f.id = r.id and f.quality_score is distinct from r.score`;
}
