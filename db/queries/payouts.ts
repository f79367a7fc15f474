import type postgres from 'postgres';
import type { Sorting } from '@/lib/domain/common/sorting';
import type { PayoutColumn } from '@/lib/domain/payouts/sorting';
import { inOrder } from './in-order';

type Sql = postgres.TransactionSql;

/** A payout as it is stored, with the rewards it carried. */
export interface PayoutRow {
  id: string;
  recipientId: string;
  provider: 'stripe' | 'paypal' | 'sandbox' | 'manual';
  amountMinor: number;
  currency: string;
  status: 'processing' | 'paid' | 'failed' | 'reversed';
  reference: string | null;
  failureReason: string | null;
  requestedBy: string;
  createdAt: Date;
  /** The instant of the provider's final word, paid or failed. */
  settledAt: Date | null;
  /** When a paid one came back. */
  reversedAt: Date | null;
  /** Where it goes, made unreadable for others; null in the sandbox. */
  destinationMasked: string | null;
  /** Whose account at the provider pays; null in the sandbox. */
  providerAccount: string | null;
  /** When it was first sent, or may have been. */
  attemptedAt: Date | null;
  /** Finance wants it back and the provider has not spoken yet, or it came back. */
  reversalAskedAt: Date | null;
  reversalReason: string | null;
  reversalRefusals: number;
  rewardIds: string[];
}

const columns = (sql: Sql) => sql`
  p.id, p.recipient_id as "recipientId", p.provider, p.amount_minor as "amountMinor", p.currency, p.status, p.reference,
  p.failure_reason as "failureReason", p.requested_by as "requestedBy", p.created_at as "createdAt", p.settled_at as "settledAt",
  p.reversed_at as "reversedAt", p.destination_masked as "destinationMasked", p.provider_account as "providerAccount",
  p.attempted_at as "attemptedAt", p.reversal_asked_at as "reversalAskedAt", p.reversal_reason as "reversalReason",
  p.reversal_refusals as "reversalRefusals",
  array(select i.reward_id from payout_items i where i.payout_id = p.id order by i.reward_id) as "rewardIds"`;

export async function lockPayout(sql: Sql, id: string): Promise<PayoutRow | null> {
  const [row] = await sql<PayoutRow[]>`select ${columns(sql)} from payouts p where p.id = ${id} for no key update of p`;
  return row ?? null;
}

export async function findPayout(sql: Sql, id: string): Promise<PayoutRow | null> {
  const [row] = await sql<PayoutRow[]>`select ${columns(sql)} from payouts p where p.id = ${id}`;
  return row ?? null;
}

export function findPayouts(sql: Sql, ids: readonly string[]): Promise<PayoutRow[]> {
  return sql<
    PayoutRow[]
  >`select ${columns(sql)} from payouts p where p.id = any(${ids as string[]}::uuid[]) order by p.id`;
}

export function listPayoutRows(
  sql: Sql,
  filter: { status?: string; recipientId?: string; sort?: Sorting<PayoutColumn> },
  before: string | null,
  limit: number,
): Promise<PayoutRow[]> {
  const order = inOrder(sql, {
    ...{ table: 'payouts', alias: 'p', sort: filter.sort, before },
    columns: { amount: (row) => sql`${row}.amount_minor`, created: null },
  });
  return sql<PayoutRow[]>`
    select ${columns(sql)} from payouts p
    where p.organization_id = current_organization()
      ${filter.status === undefined ? sql`` : sql`and p.status = ${filter.status}`}
      ${filter.recipientId === undefined ? sql`` : sql`and p.recipient_id = ${filter.recipientId}`}
      ${order.next}
    order by ${order.by} limit ${limit}`;
}

/** How many match in all. */
export async function countPayoutRows(sql: Sql, status: string | null): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from payouts p
    where p.organization_id = current_organization() and (${status}::text is null or p.status = ${status})`;
  return row?.count ?? 0;
}

export async function updatePayout(
  sql: Sql,
  id: string,
  change: { status: PayoutRow['status']; reference: string | null; failureReason: string | null; settledAt: Date },
): Promise<void> {
  await sql`
    update payouts set status = ${change.status}, reference = coalesce(${change.reference}, reference),
      failure_reason = ${change.failureReason}, settled_at = ${change.settledAt}
    where id = ${id}`;
}

/** The provider's reference, known from its first answer on. */
export async function setPayoutReference(sql: Sql, id: string, reference: string): Promise<void> {
  await sql`update payouts set reference = ${reference} where id = ${id} and reference is distinct from ${reference}`;
}

/** Written before the first request goes out: whoever comes later asks before he sends. */
export async function markAttempted(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`update payouts set attempted_at = ${now} where id = ${id} and attempted_at is null`;
}

/** The encrypted destination of a payout; null in the sandbox. */
export async function findDestination(sql: Sql, id: string): Promise<string | null> {
  const [row] = await sql<{ value: string | null }[]>`
    select destination_encrypted as value from payouts where id = ${id}`;
  return row?.value ?? null;
}

/** A paid payout came back. `settled_at` stays: on that day it was paid. */
export async function markReversed(sql: Sql, id: string, reason: string, now: Date): Promise<void> {
  await sql`
    update payouts set status = 'reversed', failure_reason = ${reason}, reversed_at = ${now} where id = ${id}`;
}

/** Rewards of a payout that came back are owed again, and free for the next run. */
export async function reopenRewardsOf(sql: Sql, payoutId: string): Promise<{ id: string; referralId: string }[]> {
  return sql<{ id: string; referralId: string }[]>`
    update referral_rewards set status = case when status = 'paid' then 'approved' else status end, payout_id = null,
      payment_reference = null, processed_at = null
    where payout_id = ${payoutId} and status in ('paid', 'approved')
    returning id, referral_id as "referralId"`;
}

/** Rewards of a settled payout become paid. @returns them with the referral each belongs to */
export function payRewardsOf(
  sql: Sql,
  payoutId: string,
  reference: string,
  now: Date,
): Promise<{ id: string; referralId: string; amountMinor: number }[]> {
  return sql<{ id: string; referralId: string; amountMinor: number }[]>`
    update referral_rewards set status = 'paid', payment_reference = ${reference}, processed_at = ${now}
    where payout_id = ${payoutId} and status = 'approved'
    returning id, referral_id as "referralId", reward_amount_minor as "amountMinor"`;
}

/** Rewards of a failed payout stay approved and are free for the next run. */
export async function releaseRewardsOf(sql: Sql, payoutId: string): Promise<void> {
  await sql`update referral_rewards set payout_id = null where payout_id = ${payoutId} and status = 'approved'`;
}

export interface PaidFigure {
  programId: string;
  channel: string;
  day: string;
  referralId: null;
  paidMinor: number;
}

/** What a settled payout adds to the daily figures: see `foldDaily`. */
export function findPaidFigures(sql: Sql, payoutId: string): Promise<PaidFigure[]> {
  return sql<PaidFigure[]>`
    select r.program_id as "programId", f.channel, (p.settled_at at time zone o.time_zone)::date::text as day, null as "referralId",
      sum(i.amount_minor)::bigint as "paidMinor"
    from payout_items i
    join payouts p on p.id = i.payout_id
    join organizations o on o.id = p.organization_id
    join referral_rewards r on r.id = i.reward_id
    join referrals f on f.id = r.referral_id
    where i.payout_id = ${payoutId}
    group by 1, 2, 3`;
}

export interface PayoutRecipient {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  externalId: string | null;
}

export async function findRecipient(sql: Sql, contactId: string): Promise<PayoutRecipient | null> {
  const [row] = await sql<PayoutRecipient[]>`
    select id, first_name as "firstName", last_name as "lastName", email, phone, external_id as "externalId"
    from contacts where id = ${contactId}`;
  return row ?? null;
}

/**
 * Payouts under way since before an instant, whose run may have been lost, and those that finance wants back: the least recently
 * asked first, so that those that fail keep no other waiting.
 */
export async function findStalePayouts(sql: Sql, before: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payouts
    where (status = 'processing' and created_at < ${before}) or (status = 'paid' and reversal_asked_at < ${before})
    order by asked_at nulls first, id limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Says that it is asked now what became of a payout. */
export async function markPayoutAsked(sql: Sql, id: string, now: Date): Promise<void> {
  await sql`update payouts set asked_at = ${now} where id = ${id}`;
}

/** Finance wants a paid payout back. */
export async function askReversal(
  sql: Sql,
  id: string,
  wish: { reason: string; by: string; now: Date },
): Promise<void> {
  await sql`
    update payouts set reversal_reason = ${wish.reason}, reversal_asked_by = ${wish.by}, reversal_asked_at = ${wish.now}
    where id = ${id}`;
}

/** The provider does not give it back: the wish is over, once, whoever hears of it. */
export async function refuseReversal(sql: Sql, id: string, refusals: number): Promise<void> {
  await sql`
    update payouts set reversal_asked_at = null, reversal_refusals = ${refusals + 1}
    where id = ${id} and status = 'paid' and reversal_refusals = ${refusals}`;
}
