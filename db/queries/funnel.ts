import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface CohortFilter {
  from: string;
  to: string;
  programId: string | null;
}

/** Instants of the first day's start and the last day's end, in the school's time zone. */
const bounds = (sql: Sql, { from, to }: CohortFilter) => sql`
  select ${from}::date::timestamp at time zone o.time_zone as first, (${to}::date + 1)::timestamp at time zone o.time_zone as after
  from organizations o where o.id = current_organization()`;

const ofProgram = (sql: Sql, programId: string | null) =>
  programId === null ? sql`` : sql`and f.program_id = ${programId}`;

const SECONDS_OF_DAY = 86_400;

export interface CohortCounts {
  leads: number;
  converted: number;
  rewarded: number;
}

/** The friends who were referred on these days, and how far they came until now. */
export async function countCohort(sql: Sql, filter: CohortFilter): Promise<CohortCounts> {
  const [row] = await sql<CohortCounts[]>`
    with day as (${bounds(sql, filter)})
    select count(*) as leads, count(f.converted_at) as converted, count(*) filter (where f.reward_amount_minor > 0) as rewarded
    from day, referrals f
    where f.organization_id = current_organization() and f.referred_at >= day.first and f.referred_at < day.after
      ${ofProgram(sql, filter.programId)}`;
  return row as CohortCounts;
}

export interface StepCount {
  key: string;
  count: number;
  /** Half of those who reached it had done so this many days after the touch. */
  medianDays: number;
}

/** How many of these friends reached each step: those of the school, and those that conversions tell of. */
export function countSteps(sql: Sql, filter: CohortFilter): Promise<StepCount[]> {
  return sql<StepCount[]>`
    with day as (${bounds(sql, filter)}), cohort as materialized (
      select f.id, f.shared_at from day, referrals f
      where f.organization_id = current_organization() and f.referred_at >= day.first and f.referred_at < day.after
        ${ofProgram(sql, filter.programId)}
    ), reached as (
      select c.id, m.key, m.occurred_at - c.shared_at as after
      from cohort c join referral_milestones m on m.organization_id = current_organization() and m.referral_id = c.id
      union all
      select c.id, v.milestone, min(v.occurred_at) - c.shared_at
      from cohort c join conversions v on v.organization_id = current_organization() and v.referral_id = c.id
      group by c.id, c.shared_at, v.milestone
    )
    select key, count(*) as count,
      (percentile_cont(0.5) within group (order by greatest(extract(epoch from after), 0)) / ${SECONDS_OF_DAY})::double precision as "medianDays"
    from reached group by key order by key`;
}

export interface DurationRow {
  programId: string;
  programName: string;
  count: number;
  firstQuartileDays: number;
  medianDays: number;
  thirdQuartileDays: number;
}

const daysTaken = (sql: Sql) =>
  sql`greatest(extract(epoch from f.converted_at - f.shared_at), 0)::double precision / ${SECONDS_OF_DAY}`;

/** How long those who converted on these days took from the touch, for each programme and, without a programme, for all. */
export function findDurations(
  sql: Sql,
  filter: CohortFilter,
): Promise<
  (Omit<DurationRow, 'programId' | 'programName'> & { programId: string | null; programName: string | null })[]
> {
  return sql`
    with day as (${bounds(sql, filter)}), taken as materialized (
      select f.program_id, ${daysTaken(sql)} as days
      from day, referrals f
      where f.organization_id = current_organization() and f.converted_at >= day.first and f.converted_at < day.after
        ${ofProgram(sql, filter.programId)}
    )
    select t.program_id as "programId", (select name from referral_programs where id = t.program_id) as "programName", count(*) as count,
      percentile_cont(0.25) within group (order by t.days) as "firstQuartileDays",
      percentile_cont(0.5) within group (order by t.days) as "medianDays",
      percentile_cont(0.75) within group (order by t.days) as "thirdQuartileDays"
    from taken t group by grouping sets ((t.program_id), ()) having count(*) > 0
    order by t.program_id nulls first`;
}

/** How many of them took less than each of these days, and at least the one before; the last ones took the last or longer. */
export async function countDurations(sql: Sql, filter: CohortFilter, limits: readonly number[]): Promise<number[]> {
  const rows = await sql<{ bucket: number; count: number }[]>`
    with day as (${bounds(sql, filter)})
    select width_bucket(${daysTaken(sql)}, ${limits as number[]}::double precision[]) as bucket, count(*) as count
    from day, referrals f
    where f.organization_id = current_organization() and f.converted_at >= day.first and f.converted_at < day.after
      ${ofProgram(sql, filter.programId)}
    group by 1`;
  const counts = new Map(rows.map(({ bucket, count }) => [bucket, count]));
  return [...limits.keys(), limits.length].map((bucket) => counts.get(bucket) ?? 0);
}

/** How many of the friends who were referred on these days have a score of 0-19, 20-39 … 80-100; and their mean. */
export async function countQuality(
  sql: Sql,
  filter: CohortFilter,
): Promise<{ counts: number[]; average: number | null }> {
  const rows = await sql<{ bucket: number; count: number; sum: number }[]>`
    with day as (${bounds(sql, filter)})
    select least(f.quality_score / 20, 4) as bucket, count(*) as count, sum(f.quality_score) as sum
    from day, referrals f
    where f.organization_id = current_organization() and f.referred_at >= day.first and f.referred_at < day.after
      and f.quality_score is not null ${ofProgram(sql, filter.programId)}
    group by 1`;
  const counts = [0, 1, 2, 3, 4].map((bucket) => rows.find((row) => row.bucket === bucket)?.count ?? 0);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const points = rows.reduce((sum, row) => sum + Number(row.sum), 0);
  return { counts, average: all ? points / all : null };
}

export interface CohortRow {
  /** First day of the month. */
  month: string;
  leads: number;
  conversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
  /** How many had converted 7, 30, 60 and 90 days after they were referred. */
  within: number[];
}

/** Friends by the month in which they were referred, and when they converted. Money of one currency only. */
export function findCohorts(
  sql: Sql,
  filter: CohortFilter & { currency: string },
  ages: readonly number[],
): Promise<CohortRow[]> {
  return sql<CohortRow[]>`
    with day as (${bounds(sql, filter)}), cohort as materialized (
      select date_trunc('month', f.referred_at at time zone o.time_zone)::date as month, f.converted_at, f.conversion_value_minor,
        f.reward_amount_minor, p.currency, extract(epoch from f.converted_at - f.referred_at) / ${SECONDS_OF_DAY} as days
      from day, organizations o, referrals f join referral_programs p on p.id = f.program_id
      where o.id = current_organization() and f.organization_id = current_organization()
        and f.referred_at >= day.first and f.referred_at < day.after ${ofProgram(sql, filter.programId)}
    )
    select c.month::text as month, count(*) as leads, count(c.converted_at) as conversions,
      coalesce(sum(c.conversion_value_minor) filter (where c.currency = ${filter.currency}), 0)::bigint as "conversionValueMinor",
      coalesce(sum(c.reward_amount_minor) filter (where c.currency = ${filter.currency}), 0)::bigint as "rewardMinor",
      (select array_agg((select count(*) from cohort d where d.month = c.month and d.days <= a.age)::integer order by a.age)
        from unnest(${ages as number[]}::integer[]) as a(age)) as within
    from cohort c group by c.month order by c.month`;
}

export interface ProgramSums {
  programId: string;
  name: string;
  status: string;
  currency: string;
  touches: number;
  leads: number;
  conversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
  paidMinor: number;
}

/** Figures of each programme on these days, from the rollup; those that ran, also without a figure. Each in its own currency. */
export function findProgramSums(sql: Sql, { from, to, programId }: CohortFilter): Promise<ProgramSums[]> {
  return sql<ProgramSums[]>`
    select p.id as "programId", p.name, p.status, p.currency, coalesce(sum(d.touches), 0)::bigint as touches,
      coalesce(sum(d.leads), 0)::bigint as leads, coalesce(sum(d.conversions), 0)::bigint as conversions,
      coalesce(sum(d.conversion_value_minor), 0)::bigint as "conversionValueMinor", coalesce(sum(d.reward_minor), 0)::bigint as "rewardMinor",
      coalesce(sum(d.paid_minor), 0)::bigint as "paidMinor"
    from referral_programs p
    left join rollup_daily d on d.organization_id = p.organization_id and d.program_id = p.id and d.day between ${from}::date and ${to}::date
    where p.organization_id = current_organization() ${programId === null ? sql`` : sql`and p.id = ${programId}`}
    group by p.id having p.status in ('active', 'paused') or count(d.day) > 0
    order by sum(d.conversions) desc nulls last, sum(d.leads) desc nulls last, p.name, p.id`;
}
