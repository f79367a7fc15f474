import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** `[recipientId, side, line, grantedMinor, standingMinor, end, refundedMinor, droppedOut]`; see `PastReward`. */
export type PastRewardTuple = [string, string, string, number, number, 'lost' | 'kept' | null, number, boolean];

export interface PastConversionRow {
  refereeId: string;
  referrerId: string;
  shares: { referrerId: string; ppm: number }[] | null;
  /** The version of its rewards; else `boundVersion` of its decision. */
  versionId: string | null;
  boundVersion: number | null;
  milestone: string;
  attended: number;
  valueMinor: number;
  discountMinor: number;
  currency: string;
  courseExternalId: string | null;
  occurredAt: Date;
  isRewardedElsewhere: boolean;
  refunds: [number, boolean][] | null;
  limitMinor: number | null;
  timeZone: string | null;
  rewardedCount: number | null;
  rewards: PastRewardTuple[] | null;
  standings: { kind: string; status: string }[] | null;
  wards: { kind: string; status: string }[][] | null;
  birthDate: string | null;
  relation: 'none' | 'self' | 'household' | null;
  /** The decision in force; only when it is asked for. */
  rule: string | null;
  evidence: unknown;
}

export interface PastQuery {
  programId: string;
  /** Some version splits, so every decision is read for its shares. */
  splits: boolean;
  /** What the referrer is to the school, and to the referee, is asked. */
  asksReferrers: boolean;
  asksRelations: boolean;
  /** What the decision rests on is read too, to decide anew. */
  asksEvidence?: boolean;
}

/**
 * Every conversion owed to a programme in the order of recording (ids ascend in it), in batches. Who it is owed to is its
 * referral's; of one refused because its referee had been rewarded, the winner of its decision.
 */
export function streamPastConversions(
  sql: Sql,
  query: PastQuery,
  batch: number,
): AsyncIterable<Iterable<PastConversionRow>> {
  return sql<PastConversionRow[]>`
    select coalesce(claim.referee_id, c.referee_id) as "refereeId", coalesce(f.referrer_id, owner.id) as "referrerId",
      ${query.splits ? sharesOf(sql) : sql`null::jsonb`} as shares,
      w.version_id as "versionId", (d.receipt -> 'winner' ->> 'programVersion')::integer as "boundVersion",
      c.milestone, c.value_minor as "valueMinor", c.discount_minor as "discountMinor", c.currency, k.external_id as "courseExternalId",
      c.occurred_at as "occurredAt", claim.elsewhere is true as "isRewardedElsewhere",
      case when c.milestone = 'attended' then (select count(*) from conversions a
        where a.referee_id = c.referee_id and a.milestone = 'attended' and a.id <= c.id) else 0 end as attended,
      case when c.refunded_minor > 0 or c.dropped_out then (select jsonb_agg(jsonb_build_array(r.amount_minor, r.reason = 'drop-out') order by r.id)
        from conversion_refunds r where r.conversion_id = c.id) end as refunds,
      (w.facts ->> 'limitMinor')::bigint as "limitMinor", w.facts ->> 'timeZone' as "timeZone",
      (w.facts ->> 'rewardedCount')::integer as "rewardedCount", w.rewards,
      ${query.asksReferrers ? referrerOf(sql) : sql`null::jsonb as standings, null::jsonb as wards, null as "birthDate"`},
      ${query.asksRelations ? relationOf(sql) : sql`null`} as relation,
      ${query.asksEvidence ? sql`d.receipt ->> 'rule' as rule, d.receipt -> 'evidence' as evidence` : sql`null as rule, null::jsonb as evidence`}
    from conversions c
    left join referrals f on f.id = c.referral_id
    left join courses k on k.id = c.course_id
    left join lateral (${rewardsOf(sql)}) w on true
    left join lateral (
      select d.receipt from attribution_decisions d
      where (w.version_id is null or ${query.splits || query.asksRelations || query.asksEvidence === true}) and d.conversion_id = c.id order by d.sequence desc limit 1
    ) d on true
    left join lateral (
      select coalesce(o.merged_into_id, o.id) as id from contacts o where f.id is null and o.id = (d.receipt -> 'winner' ->> 'referrerId')::uuid
    ) owner on true
    left join lateral (${claimOf(sql, query.programId)}) claim on true
    where f.program_id = ${query.programId}
      or (c.referral_id is null and c.reason = 'already-rewarded' and d.receipt -> 'winner' ->> 'programId' = ${query.programId} and owner.id is not null)
    order by c.id`.cursor(batch);
}

// A reward that was cancelled, but not by a refund that left nothing, was rejected or has expired.
const rewardsOf = (sql: Sql) => sql`
  select (array_agg(r.program_version_id order by r.grant_sequence desc))[1] as version_id,
    (array_agg(r.receipt -> 'facts' order by r.grant_sequence desc))[1] as facts,
    jsonb_agg(jsonb_build_array(r.recipient_id, r.side, r.line, r.original_amount_minor, r.reward_amount_minor,
      case when r.expired_at is not null and r.status <> 'cancelled' then 'kept'
        when r.expired_at is not null or (r.status = 'cancelled'
          and not (l.last ->> 'step' = 'clawback' and (l.last ->> 'afterMinor')::bigint = 0)) then 'lost' end,
      case when l.last ->> 'step' = 'clawback' then (l.last -> 'params' ->> 'refundedMinor')::bigint else -1 end,
      l.last ->> 'rule' = 'drop-out') order by r.id) as rewards
  from referral_rewards r cross join lateral (select r.receipt -> 'lines' -> -1 as last) l
  where c.referral_id is not null and r.conversion_id = c.id and r.superseded_by is null`;

// Shares name people as they were known then.
const sharesOf = (sql: Sql) => sql`(
  select jsonb_agg(jsonb_build_object('referrerId', coalesce(m.merged_into_id, m.id), 'ppm', (s.share ->> 'ppm')::integer) order by s.place)
  from jsonb_array_elements(d.receipt -> 'referrerShares') with ordinality as s(share, place)
  join contacts m on m.id = (s.share ->> 'referrerId')::uuid)`;

const referrerOf = (sql: Sql) => sql`
  (select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'status', s.status)), '[]') from contact_standings s
    where s.contact_id = case when f.referrer_id is null then owner.id else f.referrer_id end) as standings,
  (select coalesce(jsonb_agg((select coalesce(jsonb_agg(jsonb_build_object('kind', s.kind, 'status', s.status)), '[]')
    from contact_standings s where s.contact_id = x.id)), '[]') from contacts x where x.guardian_id = case when f.referrer_id is null then owner.id else f.referrer_id end) as wards,
  (select x.birth_date from contacts x where x.id = case when f.referrer_id is null then owner.id else f.referrer_id end) as "birthDate"`;

const relationOf = (sql: Sql) => sql`(
  select e ->> 'relation' from jsonb_array_elements(d.receipt -> 'evidence' -> 'codes') e
  where e ->> 'codeId' = d.receipt -> 'winner' ->> 'codeId' limit 1)`;

/** Whose reward it was that a referee had had: his own, or that of a contact who is the same person by rule 4. */
const claimOf = (sql: Sql, programId: string) => sql`
  select coalesce(m.merged_into_id, m.id) as referee_id, x.program_id <> ${programId} as elsewhere
  from referrals x join contacts m on m.id = x.referee_id
  where c.reason = 'already-rewarded' and x.is_reward_claimed and x.referee_id in (
    select c.referee_id
    union select p.id from contacts p where p.merged_into_id = c.referee_id
    union select p.id from contacts o join contacts p on p.email_normalized = o.email_normalized where o.id = c.referee_id
    union select p.id from contacts o join contacts p on p.phone = o.phone where o.id = c.referee_id)
  order by x.program_id <> ${programId} desc, x.created_at limit 1`;

/** Who was merged into whom, by the id that decisions of the time name. */
export async function findMergedInto(sql: Sql): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; into: string }[]>`
    select id, merged_into_id as into from contacts
    where organization_id = current_organization() and merged_into_id is not null`;
  return new Map(rows.map(({ id, into }) => [id, into]));
}

/** How long any one statement of the transaction may take, and that all of a cursor will be read. */
export async function prepareStream(sql: Sql, mostMs: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(mostMs)}, true), set_config('cursor_tuple_fraction', '1', true)`;
}
