import type { Tx } from '../transact';

/** What one write adds to (or, negative, takes from) the figures of a day. Absent is 0. */
export interface DailyFold {
  programId: string;
  /** Whole day in the organisation's time zone, `YYYY-MM-DD`. */
  day: string;
  channel: string;
  /** Whose source the figures belong to; null for what is not kept by source (money paid). */
  referralId: string | null;
  /** Codes that were typed; all other touches are folded by `record_touches`. */
  touches?: number;
  leads?: number;
  conversions?: number;
  conversionValueMinor?: number;
  rewardMinor?: number;
  paidMinor?: number;
}

/**
 * Adds to the daily figures in the running transaction. `rebuildRollups` derives the same figures from the raw rows, so a
 * writer must use the same day and channel: channel and source are the referral's; leads (every row of `referrals`) fall on the day
 * of `referred_at`; attributed conversions, their value (net less refunded, not below 0) and what stands of their rewards on
 * the day of `conversions.occurred_at`, also when a refund, rejection or expiry takes from them later; `paidMinor` (items of
 * payouts that a bank has settled) on the day of `payouts.settled_at`. Touches are folded by `record_touches`.
 */
export async function foldDaily(tx: Tx, rows: readonly DailyFold[]): Promise<void> {
  if (!rows.length) return;
  // Rows are locked in the order of their keys, the days before the sources, so that two batches never wait for each other in a
  // circle.
  await tx.sql`
    with r as materialized (
      select * from jsonb_to_recordset(${tx.sql.json(rows as never)}::jsonb) as r(
        "programId" uuid, day date, channel text, "referralId" uuid, touches integer, leads integer, conversions integer,
        "conversionValueMinor" bigint, "rewardMinor" bigint, "paidMinor" bigint)
    ), folded as (
    insert into rollup_daily as d (organization_id, program_id, day, channel, touches, leads, conversions, conversion_value_minor, reward_minor, paid_minor)
    select current_organization(), r."programId", r.day, r.channel, coalesce(sum(r.touches), 0), coalesce(sum(r.leads), 0), coalesce(sum(r.conversions), 0),
      coalesce(sum(r."conversionValueMinor"), 0), coalesce(sum(r."rewardMinor"), 0), coalesce(sum(r."paidMinor"), 0)
    from r group by r."programId", r.day, r.channel
    order by r."programId", r.day, r.channel
    on conflict (organization_id, program_id, day, channel) do update set
      touches = d.touches + excluded.touches,
      leads = d.leads + excluded.leads,
      conversions = d.conversions + excluded.conversions,
      conversion_value_minor = d.conversion_value_minor + excluded.conversion_value_minor,
      reward_minor = d.reward_minor + excluded.reward_minor,
      paid_minor = d.paid_minor + excluded.paid_minor
    returning 1
    )
    insert into rollup_sources as d (organization_id, program_id, day, utm_source, utm_campaign, referring_host, leads, conversions,
      conversion_value_minor, reward_minor)
    select current_organization(), r."programId", r.day, source_name(f.utm_source), source_name(f.utm_campaign),
      source_name(f.referring_host), coalesce(sum(r.leads), 0), coalesce(sum(r.conversions), 0),
      coalesce(sum(r."conversionValueMinor"), 0), coalesce(sum(r."rewardMinor"), 0)
    from r join referrals f on f.id = r."referralId"
    where coalesce(f.utm_source, f.utm_campaign, f.referring_host) is not null and exists (select from folded)
    group by 2, 3, 4, 5, 6 order by 2, 3, 4, 5, 6
    on conflict (organization_id, program_id, day, utm_source, utm_campaign, referring_host) do update set
      leads = d.leads + excluded.leads,
      conversions = d.conversions + excluded.conversions,
      conversion_value_minor = d.conversion_value_minor + excluded.conversion_value_minor,
      reward_minor = d.reward_minor + excluded.reward_minor`;
}

/** What one write adds to (or, negative, takes from) the all-time figures of a referrer. Absent is 0. */
export interface ReferrerFold {
  programId: string;
  referrerId: string;
  leads?: number;
  conversions?: number;
  conversionValueMinor?: number;
  /** What stands of all rewards of his referrals, both sides: what the school spends through him. */
  rewardMinor?: number;
}

/** Adds to the all-time figures of referrers in the running transaction; see `foldDaily` for what counts. */
export async function foldReferrers(tx: Tx, rows: readonly ReferrerFold[]): Promise<void> {
  if (!rows.length) return;
  await tx.sql`
    insert into rollup_referrers as d (organization_id, program_id, referrer_id, leads, conversions, conversion_value_minor, reward_minor)
    select current_organization(), r."programId", r."referrerId", coalesce(sum(r.leads), 0), coalesce(sum(r.conversions), 0),
      coalesce(sum(r."conversionValueMinor"), 0), coalesce(sum(r."rewardMinor"), 0)
    from jsonb_to_recordset(${tx.sql.json(rows as never)}::jsonb) as r(
      "programId" uuid, "referrerId" uuid, leads integer, conversions integer, "conversionValueMinor" bigint, "rewardMinor" bigint)
    group by r."programId", r."referrerId"
    order by r."programId", r."referrerId"
    on conflict (organization_id, program_id, referrer_id) do update set
      leads = d.leads + excluded.leads,
      conversions = d.conversions + excluded.conversions,
      conversion_value_minor = d.conversion_value_minor + excluded.conversion_value_minor,
      reward_minor = d.reward_minor + excluded.reward_minor`;
}
