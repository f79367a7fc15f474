import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Rewards that go back: not those that a payout after the merge carries or has carried. */
export async function findReturningRewards(
  sql: Sql,
  ids: readonly string[],
  payoutIds: readonly string[],
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from referral_rewards where id = any(${ids as string[]}::uuid[])
      and (payout_id is null or payout_id = any(${payoutIds as string[]}::uuid[])) order by id for no key update`;
  return rows.map(({ id }) => id);
}

export interface OwedRow {
  kind: string;
  currency: string;
  /** cash, credit or goods. */
  value: string;
  amountMinor: number;
}

/**
 * What is owed for rows that go back: pending rewards, approved ones that nobody has paid, unspent credit, and credit that is set
 * aside for what is open.
 */
export function findOwed(
  sql: Sql,
  { rewards, lots, redemptions, gifts }: { rewards: string[]; lots: string[]; redemptions: string[]; gifts: string[] },
): Promise<OwedRow[]> {
  return sql<OwedRow[]>`
    with used as (
      select lot_id, sum(amount_minor) as minor from credit_uses
      where organization_id = current_organization() and lot_id = any(${[...rewards, ...lots]}::uuid[]) group by 1
    ), owed as (
      select 'liability:accrued' as kind, currency,
        case kind when 'cash' then 'cash' when 'merchandise' then 'goods' else 'credit' end as value, reward_amount_minor as minor
      from referral_rewards where id = any(${rewards}::uuid[]) and status = 'pending'
      union all
      select 'liability:payable', currency, 'cash', reward_amount_minor from referral_rewards
      where id = any(${rewards}::uuid[]) and status = 'approved' and kind = 'cash' and payout_id is null
      union all
      select 'liability:goods', currency, 'goods', reward_amount_minor from referral_rewards
      where id = any(${rewards}::uuid[]) and status = 'approved' and kind = 'merchandise'
      union all
      select 'liability:credit', r.currency, 'credit', greatest(0, r.reward_amount_minor - coalesce(u.minor, 0))
      from referral_rewards r left join used u on u.lot_id = r.id
      where r.id = any(${rewards}::uuid[]) and r.status = 'paid' and r.kind in ('credit', 'discount') and r.expired_at is null
      union all
      select 'liability:credit', l.currency, 'credit', greatest(0, l.amount_minor - coalesce(u.minor, 0))
      from credit_lots l left join used u on u.lot_id = l.id where l.id = any(${lots}::uuid[]) and l.expired_at is null
      union all
      select 'liability:reserved', currency, 'credit', amount_minor from redemptions
      where id = any(${redemptions}::uuid[]) and status in ('open', 'requested')
      union all
      select 'liability:reserved', currency, 'credit', amount_minor from credit_gifts
      where id = any(${gifts}::uuid[]) and status in ('open', 'taken')
    )
    select kind, currency, value, sum(minor)::bigint as "amountMinor" from owed group by 1, 2, 3 having sum(minor) > 0 order by 1, 2, 3`;
}

/** Pending referrals that the merge closed as doubles wait again, if their time is not over. */
export async function reopenClosed(sql: Sql, ids: readonly string[], now: Date): Promise<string[]> {
  if (!ids.length) return [];
  const rows = await sql<{ id: string }[]>`
    update referrals r set status = 'pending', reason = null
    where r.id = any(${ids as string[]}::uuid[]) and r.status = 'rejected' and r.reason = 'already-referred' and r.expires_at >= ${now}
      and not exists (select from referrals o where o.code_id = r.code_id and o.referee_id = r.referee_id and o.status = 'pending')
    returning r.id`;
  return rows.map(({ id }) => id);
}

/**
 * The one reward that was given while both were one person counts as used by both: the one who goes gets a rejected referral
 * that claims it, so that undoing a merge never yields a second reward.
 * @returns the new referral's figures, for the rollups
 */
export async function claimForBoth(
  sql: Sql,
  { id, fromId, intoId, mergedAt }: { id: string; fromId: string; intoId: string; mergedAt: Date },
): Promise<{ programId: string; referrerId: string; channel: string; referredAt: Date } | null> {
  const [row] = await sql<{ programId: string; referrerId: string; channel: string; referredAt: Date }[]>`
    insert into referrals (id, organization_id, program_id, program_version_id, code_id, referrer_id, referee_id, status, channel,
      shared_at, expires_at, referred_at, reason, is_reward_claimed)
    select ${id}, r.organization_id, r.program_id, r.program_version_id, r.code_id, r.referrer_id, ${fromId}, 'rejected', r.channel,
      r.shared_at, r.expires_at, r.referred_at, 'already-rewarded', true
    from referrals r
    where r.referee_id = ${intoId} and r.is_reward_claimed
      and exists (select from referral_rewards w where w.referral_id = r.id and w.created_at >= ${mergedAt})
      and not exists (select from referrals o where o.referee_id = ${fromId} and o.is_reward_claimed)
    limit 1
    returning program_id as "programId", referrer_id as "referrerId", channel, referred_at as "referredAt"`;
  return row ?? null;
}

/** The figures of these referrers, anew from the rows. The rollups are locked already. */
export async function rebuildFiguresOf(sql: Sql, contactIds: readonly string[]): Promise<void> {
  const ids = contactIds as string[];
  await sql`delete from rollup_referrers where referrer_id = any(${ids}::uuid[])`;
  await sql`
    insert into rollup_referrers (organization_id, program_id, referrer_id, leads, conversions, conversion_value_minor, reward_minor)
    with raw as (
      select program_id, referrer_id, count(*) as leads, 0 as conversions, 0 as value, 0 as reward from referrals
      where referrer_id = any(${ids}::uuid[]) group by 1, 2
      union all
      select f.program_id, f.referrer_id, 0, count(*), sum(greatest(c.value_minor - c.discount_minor - c.refunded_minor, 0)), 0
      from conversions c join referrals f on f.id = c.referral_id
      where f.referrer_id = any(${ids}::uuid[]) and coalesce(c.reason, '') not in ('below-trigger', 'currency-mismatch') group by 1, 2
      union all
      select f.program_id, f.referrer_id, 0, 0, 0, sum(r.reward_amount_minor)
      from referral_rewards r join referrals f on f.id = r.referral_id where f.referrer_id = any(${ids}::uuid[]) group by 1, 2
    )
    select current_organization(), program_id, referrer_id, sum(leads), sum(conversions), sum(value), sum(reward) from raw group by 2, 3`;
}
