import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Figures of rows of the rollup, added up. Money is only of programmes in one currency, and so are `moneyConversions`. */
export interface FigureSums {
  touches: number;
  leads: number;
  conversions: number;
  moneyConversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
  paidMinor: number;
}

export interface FigureFilter {
  from: string;
  to: string;
  programId: string | null;
  currency: string;
}

const sums = (sql: Sql, currency: string) => sql`
  coalesce(sum(d.touches), 0)::bigint as touches, coalesce(sum(d.leads), 0)::bigint as leads,
  coalesce(sum(d.conversions), 0)::bigint as conversions,
  coalesce(sum(d.conversions) filter (where p.currency = ${currency}), 0)::bigint as "moneyConversions",
  coalesce(sum(d.conversion_value_minor) filter (where p.currency = ${currency}), 0)::bigint as "conversionValueMinor",
  coalesce(sum(d.reward_minor) filter (where p.currency = ${currency}), 0)::bigint as "rewardMinor",
  coalesce(sum(d.paid_minor) filter (where p.currency = ${currency}), 0)::bigint as "paidMinor"`;

const chosen = (sql: Sql, { from, to, programId }: FigureFilter) => sql`
  d.organization_id = current_organization() and d.day between ${from}::date and ${to}::date
  ${programId === null ? sql`` : sql`and d.program_id = ${programId}`}`;

export function findDailySums(sql: Sql, filter: FigureFilter): Promise<(FigureSums & { day: string })[]> {
  return sql<(FigureSums & { day: string })[]>`
    select d.day::text as day, ${sums(sql, filter.currency)}
    from rollup_daily d join referral_programs p on p.id = d.program_id
    where ${chosen(sql, filter)} group by d.day order by d.day`;
}

export function findChannelSums(sql: Sql, filter: FigureFilter): Promise<(FigureSums & { channel: string })[]> {
  return sql<(FigureSums & { channel: string })[]>`
    select d.channel, ${sums(sql, filter.currency)}
    from rollup_daily d join referral_programs p on p.id = d.program_id
    where ${chosen(sql, filter)} group by d.channel order by sum(d.conversions) desc, sum(d.touches) desc, d.channel`;
}

export interface CurrencySums {
  currency: string;
  conversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
  paidMinor: number;
}

export function findCurrencySums(sql: Sql, filter: FigureFilter): Promise<CurrencySums[]> {
  return sql<CurrencySums[]>`
    select p.currency, sum(d.conversions)::bigint as conversions, sum(d.conversion_value_minor)::bigint as "conversionValueMinor",
      sum(d.reward_minor)::bigint as "rewardMinor", sum(d.paid_minor)::bigint as "paidMinor"
    from rollup_daily d join referral_programs p on p.id = d.program_id
    where ${chosen(sql, filter)} group by p.currency order by p.currency`;
}

/** The currencies of all programmes, or of one. */
export async function findProgramCurrencies(sql: Sql, programId: string | null): Promise<string[]> {
  const rows = await sql<{ currency: string }[]>`
    select distinct currency from referral_programs ${programId === null ? sql`` : sql`where id = ${programId}`} order by 1`;
  return rows.map(({ currency }) => currency);
}

export interface TopReferrerRow {
  referrerId: string;
  /** Null when nothing but his id is known. */
  name: string | null;
  leads: number;
  conversions: number;
  conversionValueMinor: number;
  rewardMinor: number;
}

const personName = (sql: Sql) =>
  sql`coalesce(nullif(trim(concat_ws(' ', k.first_name, k.last_name)), ''), k.email, k.external_id)`;

/** Ranked on the conversions of the days, then enriched; ties go to the higher value. Money of one currency only. */
export function findTopReferrers(sql: Sql, filter: FigureFilter, limit: number): Promise<TopReferrerRow[]> {
  return sql<TopReferrerRow[]>`
    with day as (
      select ${filter.from}::date::timestamp at time zone o.time_zone as first, (${filter.to}::date + 1)::timestamp at time zone o.time_zone as last
      from organizations o
    ), converted as materialized (
      select c.id, f.referrer_id, greatest(c.value_minor - c.discount_minor - c.refunded_minor, 0) as minor, p.currency
      from day, conversions c
      join referrals f on f.id = c.referral_id
      join referral_programs p on p.id = f.program_id
      where c.occurred_at >= day.first and c.occurred_at < day.last
        and coalesce(c.reason, '') not in ('below-trigger', 'currency-mismatch')
        ${filter.programId === null ? sql`` : sql`and f.program_id = ${filter.programId}`}
    ), ranked as (
      select referrer_id, count(*)::bigint as conversions,
        coalesce(sum(minor) filter (where currency = ${filter.currency}), 0)::bigint as value_minor
      from converted group by 1 order by 2 desc, 3 desc, 1 limit ${limit}
    )
    select r.referrer_id as "referrerId", ${personName(sql)} as name, r.conversions, r.value_minor as "conversionValueMinor",
      (select count(*) from day, referrals l where l.referrer_id = r.referrer_id and l.referred_at >= day.first and l.referred_at < day.last
        ${filter.programId === null ? sql`` : sql`and l.program_id = ${filter.programId}`})::bigint as leads,
      coalesce((select sum(w.reward_amount_minor) from converted c join referral_rewards w on w.conversion_id = c.id
        where c.referrer_id = r.referrer_id and w.currency = ${filter.currency}), 0)::bigint as "rewardMinor"
    from ranked r join contacts k on k.id = r.referrer_id
    order by r.conversions desc, r.value_minor desc, r.referrer_id`;
}

/** All-time, from the rollup of referrers: ranked on conversions. Money of one currency only. */
export function findLeaderboard(
  sql: Sql,
  filter: { programId: string | null; currency: string },
  limit: number,
): Promise<TopReferrerRow[]> {
  return sql<TopReferrerRow[]>`
    with ranked as (
      select r.referrer_id, sum(r.leads)::bigint as leads, sum(r.conversions)::bigint as conversions,
        coalesce(sum(r.conversion_value_minor) filter (where p.currency = ${filter.currency}), 0)::bigint as value_minor,
        coalesce(sum(r.reward_minor) filter (where p.currency = ${filter.currency}), 0)::bigint as reward_minor
      from rollup_referrers r join referral_programs p on p.id = r.program_id
      where r.organization_id = current_organization()
        ${filter.programId === null ? sql`` : sql`and r.program_id = ${filter.programId}`}
      group by 1 order by 3 desc, 4 desc, 2 desc, 1 limit ${limit}
    )
    select r.referrer_id as "referrerId", ${personName(sql)} as name, r.leads, r.conversions, r.value_minor as "conversionValueMinor",
      r.reward_minor as "rewardMinor"
    from ranked r join contacts k on k.id = r.referrer_id
    order by r.conversions desc, r.value_minor desc, r.leads desc, r.referrer_id`;
}
