import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

/** Programmes that a referrer is shown: those that run or rest, and those that he has a code or a place in. */
export async function findProgramIdsFor(sql: Sql, contactId: string): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select p.id from referral_programs p
    where p.status <> 'draft' and (
      p.status in ('active', 'paused')
      or exists (select from referral_codes c where c.program_id = p.id and c.referrer_id = ${contactId}))
    order by p.id desc limit 50`;
  return rows.map(({ id }) => id);
}

/** How many rewarded conversions a contact has in each programme that he takes part in. */
export function findRewardedCounts(sql: Sql, contactId: string): Promise<{ programId: string; count: number }[]> {
  return sql<{ programId: string; count: number }[]>`
    select program_id as "programId", rewarded_count as count from program_participants where contact_id = ${contactId}`;
}

export interface RewardContext {
  rewardId: string;
  programName: string;
  /** First name of the person on the other side of the referral. */
  otherFirstName: string | null;
}

/** What a recipient may know about where his rewards come from. */
export function findRewardContexts(sql: Sql, rewardIds: readonly string[]): Promise<RewardContext[]> {
  return sql<RewardContext[]>`
    select r.id as "rewardId", p.name as "programName",
      case when r.side = 'referrer' then f.first_name else k.first_name end as "otherFirstName"
    from referral_rewards r
    join referral_programs p on p.id = r.program_id
    join referrals x on x.id = r.referral_id
    join contacts k on k.id = x.referrer_id
    join contacts f on f.id = x.referee_id
    where r.id = any(${rewardIds as string[]}::uuid[])`;
}

export interface OwnRewardRow {
  id: string;
  referralId: string;
  status: string;
  amountMinor: number;
}

/** A recipient's own rewards of these referrals. */
export function findOwnRewards(sql: Sql, recipientId: string, referralIds: readonly string[]): Promise<OwnRewardRow[]> {
  return sql<OwnRewardRow[]>`
    select id, referral_id as "referralId", status, reward_amount_minor as "amountMinor" from referral_rewards
    where recipient_id = ${recipientId} and referral_id = any(${referralIds as string[]}::uuid[])`;
}
