import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface LiabilityFilter {
  currency: string;
  timeZone: string;
  programId: string | null;
}

export interface LiabilityMoveRow {
  day: string;
  account: string;
  minor: number;
}

/**
 * What each day of the organisation moved in its liabilities, debit positive. Of one programme only what waits: paid and spent is
 * what a person has, whichever programme it came from.
 */
export function findLiabilityMoves(
  sql: Sql,
  { currency, timeZone, programId }: LiabilityFilter,
  accounts: string[],
): Promise<LiabilityMoveRow[]> {
  return sql<LiabilityMoveRow[]>`
    select (t.occurred_at at time zone ${timeZone})::date::text as day, a.kind as account, sum(p.amount_minor)::bigint as minor
    from ledger_accounts a
    join ledger_postings p on p.account_id = a.id
    join ledger_transfers t on t.id = p.transfer_id
    where a.organization_id = current_organization() and a.currency = ${currency} and a.kind = any(${accounts})
      ${programId === null ? sql`` : sql`and t.subject_type = 'reward' and t.subject_id in (select id from referral_rewards where program_id = ${programId})`}
    group by 1, 2`;
}

const ofProgram = (sql: Sql, programId: string | null) =>
  programId === null ? sql`` : sql`and program_id = ${programId}`;

/** Rewards that wait for hold or approval, by the month in which they become payable. */
export function findDueRewards(
  sql: Sql,
  { currency, timeZone, programId }: LiabilityFilter,
): Promise<{ month: string; minor: number }[]> {
  return sql<{ month: string; minor: number }[]>`
    select date_trunc('month', payable_at at time zone ${timeZone})::date::text as month, sum(reward_amount_minor)::bigint as minor
    from referral_rewards
    where organization_id = current_organization() and status = 'pending' and currency = ${currency} ${ofProgram(sql, programId)}
    group by 1 order by 1`;
}

export interface ReferralHistoryRow {
  programId: string;
  name: string;
  observations: number;
  converted: number;
  rewardMinor: number;
  pending: { month: string; count: number }[];
}

/** Each programme's referrals: those that came to an end, and those that may still convert, by the month of their expiry. */
export function findReferralHistory(
  sql: Sql,
  { currency, timeZone, programId }: LiabilityFilter,
  now: Date,
): Promise<ReferralHistoryRow[]> {
  return sql<ReferralHistoryRow[]>`
    with open as (
      select program_id, date_trunc('month', expires_at at time zone ${timeZone})::date::text as month, count(*) as count
      from referrals where organization_id = current_organization() and status = 'pending' and expires_at >= ${now}
      group by 1, 2
    ), ended as (
      select program_id, count(*) as observations, count(*) filter (where status in ('converted', 'rewarded')) as converted,
        coalesce(sum(reward_amount_minor) filter (where status in ('converted', 'rewarded')), 0)::bigint as minor
      from referrals where organization_id = current_organization() and (status <> 'pending' or expires_at < ${now})
      group by 1
    )
    select p.id as "programId", p.name, coalesce(e.observations, 0) as observations, coalesce(e.converted, 0) as converted,
      coalesce(e.minor, 0) as "rewardMinor",
      (select jsonb_agg(jsonb_build_object('month', o.month, 'count', o.count) order by o.month) from open o where o.program_id = p.id) as pending
    from referral_programs p left join ended e on e.program_id = p.id
    where p.currency = ${currency} and exists (select from open o where o.program_id = p.id)
      ${programId === null ? sql`` : sql`and p.id = ${programId}`}
    order by p.name, p.id`;
}

// Wallet credit with its beginning: a reward that went into the wallet, a gift, or what came back.
const lots = (sql: Sql, currency: string) => sql`
  select id, reward_amount_minor as minor, coalesce(processed_at, payable_at) as since, expires_at, expired_at from referral_rewards
  where organization_id = current_organization() and currency = ${currency} and kind in ('credit', 'discount') and status = 'paid'
  union all
  select id, amount_minor, created_at, expires_at, expired_at from credit_lots
  where organization_id = current_organization() and currency = ${currency}`;

const ageAt = (sql: Sql, instant: postgres.Fragment) =>
  sql`greatest(0, floor(extract(epoch from ${instant} - l.since) / (30 * 86400)))::int`;

/** How credit came to its end, by its age then: used for something that was not cancelled, or expired. */
export function findCreditEndings(
  sql: Sql,
  currency: string,
): Promise<{ age: number; usedMinor: number; expiredMinor: number; observations: number }[]> {
  return sql<{ age: number; usedMinor: number; expiredMinor: number; observations: number }[]>`
    with lot as (${lots(sql, currency)}), ending as (
      select ${ageAt(sql, sql`u.created_at`)} as age, floor(u.amount_minor::numeric * coalesce(r.used_minor, r.amount_minor) / r.amount_minor) as used, 0 as expired
      from lot l join credit_uses u on u.organization_id = current_organization() and u.lot_id = l.id
      join redemptions r on r.id = u.subject_id and r.status in ('used', 'fulfilled')
      union all
      select ${ageAt(sql, sql`t.occurred_at`)}, 0, -p.amount_minor
      from lot l join ledger_transfers t on t.organization_id = current_organization() and t.subject_id = l.id and t.kind = 'credit-expired'
      join ledger_postings p on p.transfer_id = t.id
      join ledger_accounts a on a.id = p.account_id and a.kind = 'income:breakage'
    )
    select age, sum(used)::bigint as "usedMinor", sum(expired)::bigint as "expiredMinor", count(*) as observations
    from ending group by 1 order by 1`;
}

/** Credit in wallets that will expire: how old it is, and in which month it does. */
export function findHeldCredit(
  sql: Sql,
  { currency, timeZone }: LiabilityFilter,
  now: Date,
): Promise<{ age: number; month: string; minor: number }[]> {
  return sql<{ age: number; month: string; minor: number }[]>`
    select age, month, sum(minor)::bigint as minor from (
      select ${ageAt(sql, sql`${now}::timestamptz`)} as age, date_trunc('month', l.expires_at at time zone ${timeZone})::date::text as month,
        l.minor - coalesce((select sum(u.amount_minor) from credit_uses u
          where u.organization_id = current_organization() and u.lot_id = l.id), 0) as minor
      from (${lots(sql, currency)}) l where l.expired_at is null and l.expires_at >= ${now}
    ) held where minor > 0 group by 1, 2 order by 2, 1`;
}
