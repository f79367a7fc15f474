import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Waits for writers of figures to finish and keeps new ones waiting, so that none is lost or counted twice. */
export async function lockRollups(sql: Sql): Promise<void> {
  await sql`lock table rollup_daily, rollup_sources, rollup_referrers in share row exclusive mode`;
}

// What counts is written down at `foldDaily`; these must say the same.
const counted = (sql: Sql) =>
  sql`c.referral_id is not null and coalesce(c.reason, '') not in ('below-trigger', 'currency-mismatch')`;
const leftOf = (sql: Sql) => sql`greatest(c.value_minor - c.discount_minor - c.refunded_minor, 0)`;

export async function rebuildDaily(sql: Sql): Promise<void> {
  await sql`delete from rollup_daily where organization_id = current_organization()`;
  await sql`
    insert into rollup_daily (organization_id, program_id, day, channel, touches, leads, conversions, conversion_value_minor, reward_minor, paid_minor)
    with zone as (select time_zone as name from organizations), raw as (
      select t.program_id, (t.occurred_at at time zone zone.name)::date as day, t.channel, count(*) as touches, 0 as leads, 0 as conversions,
        0 as value, 0 as reward, 0 as paid
      from touches t, zone where t.counted group by 1, 2, 3
      union all
      select f.program_id, (f.referred_at at time zone zone.name)::date, f.channel, 0, count(*), 0, 0, 0, 0
      from referrals f, zone group by 1, 2, 3
      union all
      select f.program_id, (c.occurred_at at time zone zone.name)::date, f.channel, 0, 0, count(*), sum(${leftOf(sql)}), 0, 0
      from conversions c join referrals f on f.id = c.referral_id, zone where ${counted(sql)} group by 1, 2, 3
      union all
      select f.program_id, (c.occurred_at at time zone zone.name)::date, f.channel, 0, 0, 0, 0, sum(r.reward_amount_minor), 0
      from referral_rewards r join referrals f on f.id = r.referral_id join conversions c on c.id = r.conversion_id, zone group by 1, 2, 3
      union all
      select r.program_id, (p.settled_at at time zone zone.name)::date, f.channel, 0, 0, 0, 0, 0, sum(i.amount_minor)
      from payout_items i join payouts p on p.id = i.payout_id and p.status = 'paid'
      join referral_rewards r on r.id = i.reward_id join referrals f on f.id = r.referral_id, zone group by 1, 2, 3
    )
    select current_organization(), program_id, day, channel, sum(touches), sum(leads), sum(conversions), sum(value), sum(reward), sum(paid)
    from raw group by 2, 3, 4`;
}

/** The same by where it came from, for all that named a source. */
export async function rebuildSources(sql: Sql): Promise<void> {
  await sql`delete from rollup_sources where organization_id = current_organization()`;
  await sql`
    insert into rollup_sources (organization_id, program_id, day, utm_source, utm_campaign, referring_host, touches, leads, conversions, conversion_value_minor, reward_minor)
    with zone as (select time_zone as name from organizations), referral as (
      select f.id, f.program_id, f.referred_at, source_name(f.utm_source) as utm_source, source_name(f.utm_campaign) as utm_campaign,
        source_name(f.referring_host) as referring_host
      from referrals f where coalesce(f.utm_source, f.utm_campaign, f.referring_host) is not null
    ), raw as (
      select t.program_id, (t.occurred_at at time zone zone.name)::date as day, source_name(t.utm ->> 'utm_source') as utm_source,
        source_name(t.utm ->> 'utm_campaign') as utm_campaign, source_name(t.referring_host) as referring_host, count(*) as touches,
        0 as leads, 0 as conversions, 0 as value, 0 as reward
      from touches t, zone
      where t.counted and (t.utm ?| array['utm_source', 'utm_campaign'] or t.referring_host is not null) group by 1, 2, 3, 4, 5
      union all
      select f.program_id, (f.referred_at at time zone zone.name)::date, f.utm_source, f.utm_campaign, f.referring_host, 0, count(*), 0, 0, 0
      from referral f, zone group by 1, 2, 3, 4, 5
      union all
      select f.program_id, (c.occurred_at at time zone zone.name)::date, f.utm_source, f.utm_campaign, f.referring_host, 0, 0, count(*), sum(${leftOf(sql)}), 0
      from conversions c join referral f on f.id = c.referral_id, zone where ${counted(sql)} group by 1, 2, 3, 4, 5
      union all
      select f.program_id, (c.occurred_at at time zone zone.name)::date, f.utm_source, f.utm_campaign, f.referring_host, 0, 0, 0, 0, sum(r.reward_amount_minor)
      from referral_rewards r join referral f on f.id = r.referral_id join conversions c on c.id = r.conversion_id, zone group by 1, 2, 3, 4, 5
    )
    select current_organization(), program_id, day, utm_source, utm_campaign, referring_host, sum(touches), sum(leads), sum(conversions), sum(value), sum(reward)
    from raw group by 2, 3, 4, 5, 6`;
}

export async function rebuildReferrers(sql: Sql): Promise<void> {
  await sql`delete from rollup_referrers where organization_id = current_organization()`;
  await sql`
    insert into rollup_referrers (organization_id, program_id, referrer_id, leads, conversions, conversion_value_minor, reward_minor)
    with raw as (
      select program_id, referrer_id, count(*) as leads, 0 as conversions, 0 as value, 0 as reward from referrals group by 1, 2
      union all
      select f.program_id, f.referrer_id, 0, count(*), sum(${leftOf(sql)}), 0
      from conversions c join referrals f on f.id = c.referral_id where ${counted(sql)} group by 1, 2
      union all
      select f.program_id, f.referrer_id, 0, 0, 0, sum(r.reward_amount_minor)
      from referral_rewards r join referrals f on f.id = r.referral_id group by 1, 2
    )
    select current_organization(), program_id, referrer_id, sum(leads), sum(conversions), sum(value), sum(reward) from raw group by 2, 3`;
}
