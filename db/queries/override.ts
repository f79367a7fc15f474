import type postgres from 'postgres';
import type { AttributionDecision } from '@/lib/domain/attribution/decide';

type Sql = postgres.TransactionSql;

export interface OverriddenConversion {
  id: string;
  externalId: string;
  contentHash: string;
  refereeId: string;
  courseId: string | null;
  courseExternalId: string | null;
  milestone: string;
  valueMinor: number;
  discountMinor: number;
  refundedMinor: number;
  droppedOut: boolean;
  currency: string;
  reason: string | null;
  referralId: string | null;
  occurredAt: Date;
  /** Lessons attended up to this one; 0 for other milestones. */
  attended: number;
}

const conversion = (sql: Sql) => sql`
  select c.id, c.external_id as "externalId", c.content_hash as "contentHash", c.referee_id as "refereeId", c.course_id as "courseId",
    (select k.external_id from courses k where k.id = c.course_id) as "courseExternalId", c.milestone, c.value_minor as "valueMinor",
    c.discount_minor as "discountMinor", c.refunded_minor as "refundedMinor", c.dropped_out as "droppedOut", c.currency, c.reason,
    c.referral_id as "referralId", c.occurred_at as "occurredAt",
    case when c.milestone = 'attended' then (select count(*) from conversions a
      where a.referee_id = c.referee_id and a.milestone = 'attended' and a.id <= c.id) else 0 end as attended
  from conversions c`;

export async function findOverridden(sql: Sql, id: string): Promise<OverriddenConversion | null> {
  const [row] = await sql<OverriddenConversion[]>`${conversion(sql)} where c.id = ${id}`;
  return row ?? null;
}

/** Read after the lock, so that a refund or another override that came first is seen. */
export async function lockOverridden(sql: Sql, id: string): Promise<OverriddenConversion | null> {
  await sql`select from conversions where id = ${id} for no key update`;
  return findOverridden(sql, id);
}

export interface LatestDecision {
  id: string;
  sequence: number;
  receipt: AttributionDecision;
  evidenceHash: string;
  decidedByName: string | null;
}

export async function findLatestDecision(sql: Sql, conversionId: string): Promise<LatestDecision | null> {
  const [row] = await sql<LatestDecision[]>`
    select id, sequence, receipt, coalesce(redacted_hash, evidence_hash) as "evidenceHash", decided_by_name as "decidedByName"
    from attribution_decisions where conversion_id = ${conversionId} order by sequence desc limit 1`;
  return row ?? null;
}

/** The conversion that a referral was decided by: the one it still has, else the latest it had. */
export async function findConversionOfReferral(sql: Sql, referralId: string): Promise<string | null> {
  const [row] = await sql<{ id: string }[]>`
    select c.id from conversions c
    where c.id in (select conversion_id from attribution_decisions where referral_id = ${referralId})
    order by c.referral_id is not distinct from ${referralId}::uuid desc, c.reason is distinct from 'below-trigger' desc,
      c.occurred_at desc, c.id desc limit 1`;
  return row?.id ?? null;
}

/** What the decision in force has granted, whatever became of it. */
export async function findGrantedIds(sql: Sql, conversionId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from referral_rewards where conversion_id = ${conversionId} and superseded_by is null`;
  return rows.map(({ id }) => id);
}

/** Referrals that an override has closed, and that another may open again. */
export async function findOverriddenReferrals(sql: Sql, refereeId: string): Promise<Set<string>> {
  const rows = await sql<{ id: string }[]>`
    select id from referrals where referee_id = ${refereeId} and status = 'rejected' and reason = 'overridden'`;
  return new Set(rows.map(({ id }) => id));
}

export async function supersedeRewards(sql: Sql, ids: readonly string[], decisionId: string): Promise<void> {
  if (!ids.length) return;
  await sql`update referral_rewards set superseded_by = ${decisionId} where id = any(${ids as string[]}::uuid[])`;
}

export async function moveRewards(sql: Sql, ids: readonly string[], referralId: string): Promise<void> {
  if (!ids.length) return;
  await sql`update referral_rewards set referral_id = ${referralId} where id = any(${ids as string[]}::uuid[])`;
}

export async function updateOverridden(
  sql: Sql,
  id: string,
  row: { attributed: boolean; reason: string | null; referralId: string | null },
): Promise<void> {
  await sql`
    update conversions set attributed = ${row.attributed}, reason = ${row.reason}, referral_id = ${row.referralId} where id = ${id}`;
}

export interface PaidFigure {
  programId: string;
  referralId: string;
  day: string;
  channel: string;
  paidMinor: number;
}

/** What banks have paid of these rewards, where the figures keep it: see `foldDaily`. */
export function findPaidOfRewards(sql: Sql, rewardIds: readonly string[]): Promise<PaidFigure[]> {
  return sql<PaidFigure[]>`
    select r.program_id as "programId", r.referral_id as "referralId", (p.settled_at at time zone o.time_zone)::date::text as day, f.channel,
      sum(i.amount_minor)::bigint as "paidMinor"
    from payout_items i join payouts p on p.id = i.payout_id and p.status = 'paid'
    join referral_rewards r on r.id = i.reward_id join referrals f on f.id = r.referral_id
    join organizations o on o.id = r.organization_id
    where i.reward_id = any(${rewardIds as string[]}::uuid[]) group by 1, 2, 3, 4`;
}

/** One rewarded conversion more or less for a referrer in a programme; the rows are locked already. */
export async function moveRewardedCounts(
  sql: Sql,
  changes: readonly { programId: string; contactId: string; by: number }[],
): Promise<void> {
  for (const { programId, contactId, by } of changes) {
    await sql`
      update program_participants set rewarded_count = greatest(0, rewarded_count + ${by})
      where program_id = ${programId} and contact_id = ${contactId}`;
  }
}
