import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

/**
 * Moves converted referrals whose every reward is settled, and one at least paid, to `rewarded`. The rows are locked first and
 * looked at in a statement of their own, so that of two transactions settling the last two rewards the second one sees both.
 * @returns the ids that moved
 */
export async function markRewardedReferrals(sql: Sql, ids: readonly string[], now: Date): Promise<string[]> {
  if (!ids.length) return [];
  await sql`select from referrals where id = any(${ids as string[]}::uuid[]) order by id for no key update`;
  const moved = await sql<{ id: string }[]>`
    update referrals f set status = 'rewarded', rewarded_at = ${now}
    where f.id = any(${ids as string[]}::uuid[]) and f.status = 'converted'
      and not exists (select from referral_rewards r where r.referral_id = f.id and r.status in ('pending', 'approved'))
      and exists (select from referral_rewards r where r.referral_id = f.id and r.status = 'paid')
    returning f.id`;
  return moved.map(({ id }) => id);
}

export async function reduceReferralRewards(
  sql: Sql,
  changes: readonly { referralId: string; byMinor: number }[],
): Promise<void> {
  if (!changes.length) return;
  await sql`
    update referrals f set reward_amount_minor = f.reward_amount_minor - c.by
    from (select r."referralId", sum(r."byMinor") as by
      from ${records(sql, changes, sql`"referralId" uuid, "byMinor" bigint`)} r
      group by 1 order by 1) c
    where f.id = c."referralId"`;
}

export async function insertReferralEvents(
  sql: Sql,
  organizationId: string,
  rows: readonly { referralId: string; type: string; data: Record<string, unknown>; occurredAt: Date }[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    insert into referral_events (organization_id, referral_id, type, data, occurred_at)
    select ${organizationId}, r."referralId", r.type, r.data, r."occurredAt"
    from ${records(sql, rows, sql`"referralId" uuid, type text, data jsonb, "occurredAt" timestamptz`)} r`;
}
