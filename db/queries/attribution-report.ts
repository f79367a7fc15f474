import type postgres from 'postgres';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import type { AttributionModel } from '@/lib/domain/programs/types';
import { countBounded } from './count-bounded';

type Sql = postgres.TransactionSql;

export interface ReportFilter {
  from: Date;
  to: Date;
  programId: string | null;
}

/** The decision in force of every conversion of the period; of a programme, those that its winner or any of its touches is of. */
const decided = (sql: Sql, { from, to, programId }: ReportFilter) => sql`
  decided as (
    select c.id, c.attributed, c.reason, d.sequence, d.receipt from conversions c
    join lateral (select a.sequence, a.receipt from attribution_decisions a where a.conversion_id = c.id order by a.sequence desc limit 1) d on true
    where c.organization_id = current_organization() and c.occurred_at >= ${from} and c.occurred_at < ${to}
      and (${programId}::uuid is null or d.receipt -> 'winner' ->> 'programId' = ${programId}
        or (d.receipt -> 'winner' = 'null' and exists (select from jsonb_array_elements(d.receipt -> 'losers') l where l ->> 'programId' = ${programId})))
  )`;

export interface ReportTotals {
  conversions: number;
  attributed: number;
  /** Touches of more than one referrer could have had it. */
  conflicts: number;
  overridden: number;
  flagged: number;
  split: number;
}

export async function findReportTotals(sql: Sql, filter: ReportFilter): Promise<ReportTotals> {
  const [row] = await sql<ReportTotals[]>`
    with ${decided(sql, filter)}
    select count(*)::int as conversions, count(*) filter (where attributed)::int as attributed,
      count(*) filter (where exists (select from jsonb_array_elements(receipt -> 'losers') l
        where l ->> 'reason' in ('beaten-by-model', 'beaten-by-code', 'other-program', 'overridden')
          and l ->> 'referrerId' <> receipt -> 'winner' ->> 'referrerId'))::int as conflicts,
      count(*) filter (where sequence > 1)::int as overridden,
      count(*) filter (where jsonb_array_length(receipt -> 'flags') > 0)::int as flagged,
      count(*) filter (where (receipt ->> 'split')::boolean)::int as split
    from decided`;
  return row as ReportTotals;
}

/** Why conversions belong to nobody, the most frequent first. */
export function findReportReasons(sql: Sql, filter: ReportFilter): Promise<{ reason: string; conversions: number }[]> {
  return sql<{ reason: string; conversions: number }[]>`
    with ${decided(sql, filter)}
    select coalesce(reason, 'no-touch') as reason, count(*)::int as conversions from decided where not attributed
    group by 1 order by 2 desc, 1`;
}

export interface ShareRow {
  key: string;
  model: AttributionModel | 'decided';
  /** Parts per million of conversions, added up. */
  ppm: number;
}

/** What each model gives to each referrer, or channel, of the attributed conversions; `decided` is what it was decided by. */
export function findReportShares(sql: Sql, filter: ReportFilter, by: 'referrer' | 'channel'): Promise<ShareRow[]> {
  const key = by === 'referrer' ? sql`coalesce(m.merged_into_id, m.id)::text` : sql`t.touch ->> 'channel'`;
  const people = by === 'referrer' ? sql`join contacts m on m.id = (t.touch ->> 'referrerId')::uuid` : sql``;
  return sql<ShareRow[]>`
    with ${decided(sql, filter)}, touched as (
      select d.id, d.receipt, x as touch from decided d cross join lateral (
        select jsonb_array_elements(d.receipt -> 'losers' || jsonb_build_array(d.receipt -> 'winner')) as x) l
      where d.attributed
    ), shared as (
      select d.id, e.key as model, s ->> 'touchId' as touch_id, (s ->> 'ppm')::bigint as ppm
      from decided d cross join lateral jsonb_each(d.receipt -> 'shares') e cross join lateral jsonb_array_elements(e.value) s
      where d.attributed and (s ->> 'ppm')::bigint > 0
    ), counted as (
      select ${key} as key, s.model, s.ppm from shared s join touched t on t.id = s.id and t.touch ->> 'touchId' = s.touch_id ${people}
      union all
      select ${
        by === 'referrer' ? sql`coalesce(m.merged_into_id, m.id)::text` : sql`d.receipt -> 'winner' ->> 'channel'`
      }, 'decided', (r ->> 'ppm')::bigint
      from decided d cross join lateral jsonb_array_elements(d.receipt -> 'referrerShares') r
        join contacts m on m.id = (r ->> 'referrerId')::uuid
      where d.attributed
    )
    select key, model, sum(ppm)::bigint as ppm from counted where key is not null group by 1, 2 order by 1, 2`;
}

export interface DecisionListRow {
  id: string;
  conversionId: string;
  externalId: string;
  referralId: string | null;
  refereeName: string;
  sequence: number;
  attributed: boolean;
  rule: string;
  reason: string | null;
  code: string | null;
  /** Whom the decision before gave it to. */
  beforeCode: string | null;
  note: string | null;
  decidedByName: string | null;
  decidedAt: Date;
}

/** How many decisions `listDecisionRows` goes through in all. */
export function countDecisionRows(sql: Sql, overrides: boolean): Promise<BoundedCount> {
  const byPeople = overrides ? sql`and d.sequence > 1` : sql``;
  return countBounded(sql, sql`attribution_decisions d where d.organization_id = current_organization() ${byPeople}`);
}

/** Decisions, newest first; with `overrides` only those of people. */
export function listDecisionRows(
  sql: Sql,
  { overrides, before, limit }: { overrides: boolean; before: string | null; limit: number },
): Promise<DecisionListRow[]> {
  return sql<DecisionListRow[]>`
    select d.id, c.id as "conversionId", c.external_id as "externalId", c.referral_id as "referralId",
      coalesce(nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email, k.external_id, '–') as "refereeName", d.sequence,
      d.attributed, d.receipt ->> 'rule' as rule, d.reason, d.receipt -> 'winner' ->> 'code' as code,
      (select case when b.attributed then b.receipt -> 'winner' ->> 'code' end from attribution_decisions b where b.id = d.supersedes_id) as "beforeCode",
      d.note, d.decided_by_name as "decidedByName", d.created_at as "decidedAt"
    from attribution_decisions d join conversions c on c.id = d.conversion_id join contacts k on k.id = c.referee_id
    where d.organization_id = current_organization() and (${before}::uuid is null or d.id < ${before})
      and (not ${overrides}::boolean or d.sequence > 1)
    order by d.id desc limit ${limit}`;
}
