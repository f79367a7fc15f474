import type postgres from 'postgres';
import { records } from './records';

type Sql = postgres.TransactionSql;

export interface RefundedConversionRow {
  id: string;
  externalId: string;
  valueMinor: number;
  discountMinor: number;
  refundedMinor: number;
  droppedOut: boolean;
  currency: string;
  occurredAt: Date;
  reason: string | null;
  referralId: string | null;
  programId: string | null;
  referrerId: string | null;
  channel: string | null;
}

/** Locks the conversions in order of id and reads what a refund of them concerns. */
export function lockRefundedConversions(
  sql: Sql,
  ids: string[],
  externalIds: string[],
): Promise<RefundedConversionRow[]> {
  return sql<RefundedConversionRow[]>`
    select c.id, c.external_id as "externalId", c.value_minor as "valueMinor", c.discount_minor as "discountMinor",
      c.refunded_minor as "refundedMinor", c.dropped_out as "droppedOut", c.currency, c.occurred_at as "occurredAt", c.reason,
      c.referral_id as "referralId", r.program_id as "programId", r.referrer_id as "referrerId", r.channel
    from conversions c left join referrals r on r.id = c.referral_id
    where c.id = any(${ids}::uuid[]) or c.external_id = any(${externalIds})
    order by c.id for no key update of c`;
}

export interface ExistingRefundRow {
  externalId: string;
  contentHash: string;
  conversionId: string;
}

export function findRefundsByExternalId(sql: Sql, externalIds: string[]): Promise<ExistingRefundRow[]> {
  return sql<ExistingRefundRow[]>`
    select external_id as "externalId", content_hash as "contentHash", conversion_id as "conversionId"
    from conversion_refunds where external_id = any(${externalIds})`;
}

export interface GrantedRewardRow {
  id: string;
  conversionId: string;
  /** Rewards of one grant share their facts. */
  grantSequence: number;
  programVersionId: string;
  recipientId: string;
  side: 'referrer' | 'referee';
  line: string;
  kind: 'cash' | 'credit' | 'discount' | 'merchandise';
  status: 'pending' | 'approved' | 'paid' | 'cancelled';
  originalAmountMinor: number;
  rewardAmountMinor: number;
  currency: string;
  expiredAt: Date | null;
  receipt: unknown;
}

/** Those that an override has taken back are left out. */
export function lockRewardsOfConversions(sql: Sql, conversionIds: string[]): Promise<GrantedRewardRow[]> {
  return sql<GrantedRewardRow[]>`
    select id, conversion_id as "conversionId", grant_sequence as "grantSequence", program_version_id as "programVersionId", recipient_id as "recipientId", side, line, kind,
      status, original_amount_minor as "originalAmountMinor", reward_amount_minor as "rewardAmountMinor", currency,
      expired_at as "expiredAt", receipt
    from referral_rewards where conversion_id = any(${conversionIds}::uuid[]) and superseded_by is null order by id for no key update`;
}

/** Refunds add up: later ones of a batch are folded into the row that is written. */
export async function updateRefundedConversions(
  sql: Sql,
  rows: { id: string; refundedMinor: number; droppedOut: boolean }[],
): Promise<void> {
  await sql`
    update conversions c set refunded_minor = r."refundedMinor", dropped_out = r."droppedOut"
    from ${records(sql, rows, sql`id uuid, "refundedMinor" bigint, "droppedOut" boolean`)} r
    where c.id = r.id`;
}

export async function updateReducedRewards(
  sql: Sql,
  rows: { id: string; rewardAmountMinor: number; status: string; cancelledReason: string | null; lines: unknown[] }[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referral_rewards w set reward_amount_minor = r."rewardAmountMinor", status = r.status,
      cancelled_reason = coalesce(r."cancelledReason", w.cancelled_reason),
      receipt = jsonb_set(w.receipt, '{lines}', (w.receipt -> 'lines') || r.lines)
    from ${records(sql, rows, sql`id uuid, "rewardAmountMinor" bigint, status text, "cancelledReason" text, lines jsonb`)} r
    where w.id = r.id`;
}

/** What stands of a referral after refunds of its conversion. */
export async function updateReducedReferrals(
  sql: Sql,
  rows: { id: string; conversionValueMinor: number; reducedMinor: number }[],
): Promise<void> {
  if (!rows.length) return;
  await sql`
    update referrals f set conversion_value_minor = r."conversionValueMinor", reward_amount_minor = f.reward_amount_minor - r."reducedMinor"
    from ${records(sql, rows, sql`id uuid, "conversionValueMinor" bigint, "reducedMinor" bigint`)} r
    where f.id = r.id`;
}
