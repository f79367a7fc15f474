import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { ReferralColumn } from '@/lib/domain/referrals/sorting';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

/** A referral as the REST API shows it. */
export interface ReferralRow {
  id: string;
  programId: string;
  programName: string;
  programVersion: number;
  codeId: string;
  code: string;
  referrerId: string;
  referrerName: string | null;
  refereeId: string;
  refereeFirstName: string | null;
  refereeName: string | null;
  status: string;
  channel: string;
  /** Where its touch came from, as far as that was said. */
  utmSource: string | null;
  utmCampaign: string | null;
  referringHost: string | null;
  reason: string | null;
  sharedAt: Date;
  expiresAt: Date;
  referredAt: Date;
  convertedAt: Date | null;
  rewardedAt: Date | null;
  conversionValueMinor: number | null;
  rewardAmountMinor: number;
  currency: string;
  qualityScore: number | null;
  createdAt: Date;
  timeline: { type: string; occurredAt: string; data: Record<string, unknown> }[];
}

export interface ReferralFilter {
  ids?: string[];
  status?: string;
  programId?: string;
  referrerId?: string;
  refereeId?: string;
  sort?: Sorting<ReferralColumn>;
  /** The last row of the page before. */
  before?: string | null;
  limit: number;
}

/** A person's own id and those of contacts merged into him, found before the rows: an `or` over two tables would use no index. */
const everMerged = (sql: Sql, id: string) =>
  sql`array(select k.id from contacts k where k.id = ${id} or k.merged_into_id = ${id})`;

/** Referrals, newest first where no other order is asked for, each with what happened to it. A referrer's include those of contacts merged into him. */
export function selectReferrals(sql: Sql, filter: ReferralFilter): Promise<ReferralRow[]> {
  const { ids, status, programId, referrerId, refereeId, sort, before = null, limit } = filter;
  const order = inOrder(sql, {
    ...{ table: 'referrals', alias: 'r', sort, before },
    columns: { shared: (row) => sql`${row}.shared_at`, reward: (row) => sql`${row}.reward_amount_minor` },
  });
  // Only what is asked for stands in the statement: planned for any filter at once, PostgreSQL would read the whole table for one id.
  return sql<ReferralRow[]>`
    select r.id, r.program_id as "programId", p.name as "programName", v.version as "programVersion", r.code_id as "codeId", c.code,
      r.referrer_id as "referrerId", nullif(trim(concat_ws(' ', k.first_name, k.last_name)), '') as "referrerName",
      r.referee_id as "refereeId", f.first_name as "refereeFirstName",
      coalesce(nullif(trim(concat_ws(' ', f.first_name, f.last_name)), ''), f.email, f.external_id) as "refereeName",
      r.status, r.channel, r.reason, r.utm_source as "utmSource", r.utm_campaign as "utmCampaign", r.referring_host as "referringHost", r.shared_at as "sharedAt", r.expires_at as "expiresAt", r.referred_at as "referredAt",
      r.converted_at as "convertedAt", r.rewarded_at as "rewardedAt", r.conversion_value_minor as "conversionValueMinor",
      r.reward_amount_minor as "rewardAmountMinor", p.currency, r.quality_score as "qualityScore", r.created_at as "createdAt",
      coalesce((select json_agg(json_build_object('type', e.type, 'occurredAt', e.occurred_at, 'data', e.data) order by e.occurred_at, e.id)
        from referral_events e where e.referral_id = r.id), '[]') as timeline
    from referrals r
    join referral_programs p on p.id = r.program_id
    join program_versions v on v.id = r.program_version_id
    join referral_codes c on c.id = r.code_id
    join contacts k on k.id = r.referrer_id
    join contacts f on f.id = r.referee_id
    where r.organization_id = current_organization()
      ${ids === undefined ? sql`` : sql`and r.id = any(${ids}::uuid[])`}
      ${status === undefined ? sql`` : sql`and r.status = ${status}`}
      ${programId === undefined ? sql`` : sql`and r.program_id = ${programId}`}
      ${referrerId === undefined ? sql`` : sql`and r.referrer_id = any(${everMerged(sql, referrerId)})`}
      ${refereeId === undefined ? sql`` : sql`and r.referee_id = any(${everMerged(sql, refereeId)})`}
      ${order.next}
    order by ${order.by} limit ${limit}`;
}

/** How many match in all. */
export async function countReferrals(
  sql: Sql,
  filter: Pick<ReferralFilter, 'status' | 'programId' | 'referrerId'>,
): Promise<number> {
  const { status, programId, referrerId } = filter;
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from referrals r
    where r.organization_id = current_organization()
      ${status === undefined ? sql`` : sql`and r.status = ${status}`}
      ${programId === undefined ? sql`` : sql`and r.program_id = ${programId}`}
      ${referrerId === undefined ? sql`` : sql`and r.referrer_id = any(${everMerged(sql, referrerId)})`}`;
  return row?.count ?? 0;
}

/** Counted visits of a referral's friend to its code, oldest first; at most the last 200. */
export function findVisits(
  sql: Sql,
  referral: { refereeId: string; codeId: string },
): Promise<{ channel: string; source: string | null; occurredAt: Date }[]> {
  return sql<{ channel: string; source: string | null; occurredAt: Date }[]>`
    with person as (
      select id from contacts where id = ${referral.refereeId} or merged_into_id = ${referral.refereeId}
    ), seen as (
      select t.id, t.channel, nullif(t.source, 'import') as source, t.occurred_at from person p
      join touches t on t.organization_id = current_organization() and t.referee_id = p.id
      where t.code_id = ${referral.codeId} and t.counted
      union
      select t.id, t.channel, nullif(t.source, 'import') as source, t.occurred_at from person p
      join visitor_links v on v.organization_id = current_organization() and v.contact_id = p.id
      join touches t on t.organization_id = v.organization_id and t.visitor_id = v.visitor_id
      where t.code_id = ${referral.codeId} and t.counted and (t.referee_id is null or t.referee_id = p.id)
    ), latest as (select * from seen order by occurred_at desc, id desc limit 200)
    select channel, source, occurred_at as "occurredAt" from latest order by occurred_at, id`;
}

/** What was granted for a referral, when. */
export function findGrants(
  sql: Sql,
  referralId: string,
): Promise<{ rewardId: string; side: string; amountMinor: number; currency: string; occurredAt: Date }[]> {
  return sql<{ rewardId: string; side: string; amountMinor: number; currency: string; occurredAt: Date }[]>`
    select r.id as "rewardId", r.side, r.original_amount_minor as "amountMinor", r.currency, c.occurred_at as "occurredAt"
    from referral_rewards r join conversions c on c.id = r.conversion_id
    where r.referral_id = ${referralId} order by c.occurred_at, r.id`;
}
