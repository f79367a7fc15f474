import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface ReferralUpdate {
  id: string;
  status: string;
  programVersionId: string;
  sharedAt: Date;
  expiresAt: Date;
  convertedAt: Date | null;
  rewardedAt: Date | null;
  conversionValueMinor: number | null;
  rewardAmountMinor: number;
  qualityScore: number | null;
  reason: string | null;
  isRewardClaimed: boolean;
}

export async function updateReferrals(sql: Sql, rows: ReferralUpdate[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referrals f set status = r.status, program_version_id = r."programVersionId", shared_at = r."sharedAt",
      expires_at = r."expiresAt", converted_at = r."convertedAt", rewarded_at = r."rewardedAt",
      conversion_value_minor = r."conversionValueMinor", reward_amount_minor = r."rewardAmountMinor",
      quality_score = coalesce(r."qualityScore", f.quality_score), reason = r.reason,
      is_reward_claimed = r."isRewardClaimed"
    from ${records(
      sql,
      rows,
      sql`
      id uuid, status text, "programVersionId" uuid, "sharedAt" timestamptz, "expiresAt" timestamptz,
      "convertedAt" timestamptz, "rewardedAt" timestamptz, "conversionValueMinor" bigint, "rewardAmountMinor" bigint,
      "qualityScore" smallint, reason text, "isRewardClaimed" boolean`,
    )} r
    where f.id = r.id`;
}

/** The rows are locked already, by `lockParticipants`. */
export async function addRewardedCounts(sql: Sql, rows: { programId: string; contactId: string }[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    update program_participants p set rewarded_count = p.rewarded_count + r.count
    from (select w."programId", w."contactId", count(*) as count
      from ${records(sql, rows, sql`"programId" uuid, "contactId" uuid`)} w group by 1, 2) r
    where p.program_id = r."programId" and p.contact_id = r."contactId"`;
}

/** The rows are locked already, by `lockBudgets`. */
export async function addBudgetSpent(sql: Sql, rows: { programId: string; amountMinor: number }[]): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referral_programs p set budget_spent_minor = p.budget_spent_minor + r.amount
    from (select w."programId", sum(w."amountMinor") as amount
      from ${records(sql, rows, sql`"programId" uuid, "amountMinor" bigint`)} w group by 1) r
    where p.id = r."programId"`;
}
