import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** What somebody who approves has to see beside the reward. */
export interface RewardEvidenceRow {
  rewardId: string;
  recipientName: string;
  recipientEmail: string | null;
  referrerId: string;
  referrerName: string;
  refereeId: string;
  refereeName: string;
  programName: string;
  programVersion: number;
  code: string;
  referralStatus: string;
  conversionExternalId: string;
  milestone: string;
  courseName: string | null;
  conversionValueMinor: number;
  refundedMinor: number;
  convertedAt: Date;
  recordedBy: string;
  /** Everybody who recorded the conversion, decided or overrode its attribution, as actor keys. */
  involved: string[];
  attributionModel: string | null;
  attributionReceipt: unknown;
  qualityScore: number | null;
  /** What this recipient gets from this referral in all. */
  recipientTotalMinor: number;
}

const name = (sql: Sql, table: string) => {
  const person = sql(table);
  return sql`coalesce(nullif(trim(concat_ws(' ', ${person}.first_name, ${person}.last_name)), ''), ${person}.email, ${person}.external_id, '')`;
};

export function findRewardEvidence(sql: Sql, rewardIds: readonly string[]): Promise<RewardEvidenceRow[]> {
  return sql<RewardEvidenceRow[]>`
    select r.id as "rewardId", ${name(sql, 'k')} as "recipientName", k.email as "recipientEmail",
      f.referrer_id as "referrerId", ${name(sql, 'a')} as "referrerName", f.referee_id as "refereeId", ${name(sql, 'b')} as "refereeName",
      p.name as "programName", v.version as "programVersion", q.code, f.status as "referralStatus",
      c.external_id as "conversionExternalId", c.milestone, u.name as "courseName",
      greatest(c.value_minor - c.discount_minor, 0)::bigint as "conversionValueMinor", c.refunded_minor as "refundedMinor",
      c.occurred_at as "convertedAt", c.recorded_by as "recordedBy",
      array(select c.recorded_by union select x.decided_by from attribution_decisions x where x.conversion_id = c.id) as involved,
      d.model as "attributionModel", d.receipt as "attributionReceipt", f.quality_score as "qualityScore",
      (select coalesce(sum(o.reward_amount_minor), 0) from referral_rewards o where o.referral_id = r.referral_id
        and o.recipient_id = r.recipient_id and o.currency = r.currency and o.status <> 'cancelled')::bigint as "recipientTotalMinor"
    from referral_rewards r
    join contacts k on k.id = r.recipient_id
    join referrals f on f.id = r.referral_id
    join contacts a on a.id = f.referrer_id
    join contacts b on b.id = f.referee_id
    join referral_programs p on p.id = r.program_id
    join program_versions v on v.id = r.program_version_id
    join referral_codes q on q.id = f.code_id
    join conversions c on c.id = r.conversion_id
    left join courses u on u.id = c.course_id
    left join lateral (
      select x.model, x.receipt from attribution_decisions x where x.conversion_id = c.id order by x.sequence desc limit 1
    ) d on true
    where r.id = any(${rewardIds as string[]}::uuid[])`;
}

export interface QueueCount {
  currency: string;
  count: number;
  sumMinor: number;
}

/** How much waits for a person. */
export function countQueue(sql: Sql): Promise<QueueCount[]> {
  return sql<QueueCount[]>`
    select currency, count(*)::int as count, sum(reward_amount_minor)::bigint as "sumMinor"
    from referral_rewards where status = 'pending' and requires_approval group by 1 order by 1`;
}
