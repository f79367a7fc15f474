import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { RewardColumn } from '@/lib/domain/rewards/sorting';
import { inOrder } from './in-order';
import { records } from './records';

type Sql = postgres.TransactionSql;

/** One of the approvals of a reward that needs two people. `approvedBy` is an actor key. */
export interface RewardApprovalRow {
  approvedBy: string;
  name: string;
  approvedAt: string;
}

/** A reward as it is stored. */
export interface RewardRow {
  id: string;
  referralId: string;
  conversionId: string;
  programId: string;
  programVersionId: string;
  recipientId: string;
  side: 'referrer' | 'referee';
  line: string;
  kind: 'cash' | 'credit' | 'discount' | 'merchandise';
  item: string | null;
  originalAmountMinor: number;
  rewardAmountMinor: number;
  currency: string;
  status: 'pending' | 'approved' | 'paid' | 'cancelled';
  requiresApproval: boolean;
  payableAt: Date;
  expiresAt: Date | null;
  receipt: unknown;
  approvedAt: Date | null;
  approvedBy: string | null;
  cancelledReason: string | null;
  payoutId: string | null;
  paymentReference: string | null;
  processedAt: Date | null;
  expiredAt: Date | null;
  createdAt: Date;
  /** In the order of time; empty where one person, or none, is enough. */
  approvals: RewardApprovalRow[];
}

const columns = (sql: Sql) => sql`
  r.id, r.referral_id as "referralId", r.conversion_id as "conversionId", r.program_id as "programId",
  r.program_version_id as "programVersionId", r.recipient_id as "recipientId", r.side, r.line, r.kind, r.item,
  r.original_amount_minor as "originalAmountMinor", r.reward_amount_minor as "rewardAmountMinor", r.currency, r.status,
  r.requires_approval as "requiresApproval", r.payable_at as "payableAt", r.expires_at as "expiresAt", r.receipt,
  r.approved_at as "approvedAt", r.approved_by as "approvedBy", r.cancelled_reason as "cancelledReason",
  r.payout_id as "payoutId", r.payment_reference as "paymentReference", r.processed_at as "processedAt",
  r.expired_at as "expiredAt", r.created_at as "createdAt",
  coalesce((select json_agg(json_build_object('approvedBy', y.approver, 'name', y.approver_name, 'approvedAt', y.approved_at)
    order by y.approved_at, y.approver) from reward_approvals y
    where y.organization_id = r.organization_id and y.reward_id = r.id), '[]') as approvals`;

const recipientTotal = (sql: Sql) => sql`(
  select coalesce(sum(o.reward_amount_minor), 0) from referral_rewards o
  where o.referral_id = r.referral_id and o.recipient_id = r.recipient_id and o.currency = r.currency and o.status <> 'cancelled'
)::bigint`;

/** Locks rewards in order of id, so that two batches wait for each other in one order. */
export function lockRewards(sql: Sql, ids: readonly string[]): Promise<RewardRow[]> {
  return sql<RewardRow[]>`
    select ${columns(sql)} from referral_rewards r where r.id = any(${ids as string[]}::uuid[]) order by r.id for no key update`;
}

export interface DueRewardRow extends RewardRow {
  /** What this recipient gets from this referral in all, cancelled ones left out (rule 5). */
  recipientTotalMinor: number;
}

/** Pending rewards whose hold is over and that no person must look at; those that somebody works on are left out. */
export async function lockDueRewards(
  sql: Sql,
  asOf: Date,
  afterId: string | null,
  limit: number,
): Promise<DueRewardRow[]> {
  return sql<DueRewardRow[]>`
    select ${columns(sql)}, ${recipientTotal(sql)} as "recipientTotalMinor"
    from referral_rewards r
    where r.status = 'pending' and not r.requires_approval and r.payable_at <= ${asOf}
      and (${afterId}::uuid is null or r.id > ${afterId}::uuid)
    order by r.id limit ${limit}
    for no key update of r skip locked`;
}

/** Rewards whose last instant is over: unpaid ones, and wallet credit that has not been looked at yet. */
export function lockExpiredRewards(sql: Sql, now: Date, limit: number): Promise<RewardRow[]> {
  return sql<RewardRow[]>`
    select ${columns(sql)} from referral_rewards r
    where r.expires_at < ${now} and r.expired_at is null
      and (r.status = 'pending' or (r.status = 'approved' and r.payout_id is null)
        or (r.status = 'paid' and r.kind in ('credit', 'discount')))
    order by r.recipient_id, r.expires_at, r.id limit ${limit}
    for no key update of r skip locked`;
}

export interface RewardParties {
  rewardId: string;
  recipientEmail: string | null;
  /** Who recorded the conversion and who decided or overrode its attribution, as actor keys. */
  involved: string[];
  /** Who approved it so far, as actor keys. */
  approvers: string[];
  /** What this recipient gets from this referral in all, cancelled ones left out (rule 5). */
  recipientTotalMinor: number;
}

/** Who has an interest in these rewards. */
export function findRewardParties(sql: Sql, rewardIds: readonly string[]): Promise<RewardParties[]> {
  return sql<RewardParties[]>`
    select r.id as "rewardId", k.email as "recipientEmail",
      array(select c.recorded_by union select d.decided_by from attribution_decisions d where d.conversion_id = c.id) as involved,
      array(select y.approver from reward_approvals y where y.organization_id = r.organization_id and y.reward_id = r.id) as approvers,
      ${recipientTotal(sql)} as "recipientTotalMinor"
    from referral_rewards r
    join conversions c on c.id = r.conversion_id
    join contacts k on k.id = r.recipient_id
    where r.id = any(${rewardIds as string[]}::uuid[])`;
}

/** What a decision changes in a reward. Absent fields stay as they are. */
export interface RewardChange {
  id: string;
  status: RewardRow['status'];
  rewardAmountMinor?: number;
  requiresApproval?: boolean;
  approvedAt?: Date;
  approvedBy?: string;
  cancelledReason?: string;
  paymentReference?: string;
  processedAt?: Date;
  expiredAt?: Date;
}

export async function updateRewards(sql: Sql, changes: readonly RewardChange[]): Promise<void> {
  if (!changes.length) return;
  await sql`
    update referral_rewards r set
      status = c.status,
      reward_amount_minor = coalesce(c."rewardAmountMinor", r.reward_amount_minor),
      requires_approval = coalesce(c."requiresApproval", r.requires_approval),
      approved_at = coalesce(c."approvedAt", r.approved_at),
      approved_by = coalesce(c."approvedBy", r.approved_by),
      cancelled_reason = coalesce(c."cancelledReason", r.cancelled_reason),
      payment_reference = coalesce(c."paymentReference", r.payment_reference),
      processed_at = coalesce(c."processedAt", r.processed_at),
      expired_at = coalesce(c."expiredAt", r.expired_at)
    from ${records(
      sql,
      changes,
      sql`
      id uuid, status text, "rewardAmountMinor" bigint, "requiresApproval" boolean, "approvedAt" timestamptz,
      "approvedBy" text, "cancelledReason" text, "paymentReference" text, "processedAt" timestamptz,
      "expiredAt" timestamptz`,
    )} c
    where r.id = c.id`;
}

export interface RewardFigures {
  rewardId: string;
  referralId: string;
  programId: string;
  referrerId: string;
  channel: string;
  /** The conversion's day in the organisation's time zone. */
  day: string;
}

/** Where the figures of these rewards are kept: see `foldDaily`. */
export function findRewardFigures(sql: Sql, rewardIds: readonly string[]): Promise<RewardFigures[]> {
  return sql<RewardFigures[]>`
    select r.id as "rewardId", r.referral_id as "referralId", r.program_id as "programId", f.referrer_id as "referrerId", f.channel,
      (c.occurred_at at time zone o.time_zone)::date::text as day
    from referral_rewards r
    join referrals f on f.id = r.referral_id
    join conversions c on c.id = r.conversion_id
    join organizations o on o.id = r.organization_id
    where r.id = any(${rewardIds as string[]}::uuid[])`;
}

export interface RewardFilter {
  status?: string;
  recipientId?: string;
  referralId?: string;
  requiresApproval?: boolean;
  kind?: string;
  sort?: Sorting<RewardColumn>;
}

const matching = (sql: Sql, filter: RewardFilter) => sql`true
  ${filter.status === undefined ? sql`` : sql`and r.status = ${filter.status}`}
  ${filter.recipientId === undefined ? sql`` : sql`and r.recipient_id = ${filter.recipientId}`}
  ${filter.referralId === undefined ? sql`` : sql`and r.referral_id = ${filter.referralId}`}
  ${filter.requiresApproval === undefined ? sql`` : sql`and r.requires_approval = ${filter.requiresApproval}`}
  ${filter.kind === undefined ? sql`` : sql`and r.kind = ${filter.kind}`}`;

export async function countRewardRows(sql: Sql, filter: RewardFilter): Promise<number> {
  const [row] = await sql<
    { count: number }[]
  >`select count(*) as count from referral_rewards r where ${matching(sql, filter)}`;
  return row?.count ?? 0;
}

export function listRewardRows(
  sql: Sql,
  filter: RewardFilter,
  before: string | null,
  limit: number,
): Promise<RewardRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'referral_rewards', alias: 'r', sort: filter.sort, before },
    columns: { amount: (row) => sql`${row}.reward_amount_minor`, payable: (row) => sql`${row}.payable_at` },
  });
  return sql<RewardRow[]>`
    select ${columns(sql)} from referral_rewards r
    where r.organization_id = current_organization() and ${matching(sql, filter)}
      ${order.next}
    order by ${order.by} limit ${limit}`;
}

/** What these conversions earned, the referrer's before the friend's. */
export function listRewardsOfConversions(sql: Sql, conversionIds: readonly string[]): Promise<RewardRow[]> {
  return sql<RewardRow[]>`
    select ${columns(sql)} from referral_rewards r where r.conversion_id = any(${conversionIds as string[]}::uuid[])
    order by r.side desc, r.line, r.id`;
}

export async function findReward(sql: Sql, id: string): Promise<RewardRow | null> {
  const [row] = await sql<RewardRow[]>`select ${columns(sql)} from referral_rewards r where r.id = ${id}`;
  return row ?? null;
}

export function findRewardsOfPayout(sql: Sql, payoutId: string): Promise<RewardRow[]> {
  return sql<RewardRow[]>`
    select ${columns(sql)} from payout_items i join referral_rewards r on r.id = i.reward_id
    where i.payout_id = ${payoutId} order by r.id`;
}
