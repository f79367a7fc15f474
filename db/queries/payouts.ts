import type postgres from 'postgres';

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
  rewardIds: string[];
}

const columns = (sql: Sql) => sql`
  p.id, p.recipient_id as "recipientId", p.provider, p.amount_minor as "amountMinor", p.currency, p.status, p.reference,
  p.failure_reason as "failureReason", p.requested_by as "requestedBy", p.created_at as "createdAt", p.settled_at as "settledAt",
  p.reversed_at as "reversedAt", p.destination_masked as "destinationMasked", p.provider_account as "providerAccount",
  p.attempted_at as "attemptedAt",
  array(select i.reward_id from payout_items i where i.payout_id = p.id order by i.reward_id) as "rewardIds"`;

/** One run of payouts at a time in an organisation: a recipient's debt must not be offset by two runs at once. */
export async function lockPayoutRun(sql: Sql): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('payout-run:' || current_organization(), 0))`;
}

export interface PayableRewardRow {
  id: string;
  recipientId: string;
  currency: string;
  amountMinor: number;
  payableAt: Date;
}

const payable = (sql: Sql, asOf: Date) => sql`
  r.status = 'approved' and r.kind = 'cash' and r.payout_id is null and r.payable_at <= ${asOf} and r.reward_amount_minor > 0`;

/** The next recipients, in order, who have cash rewards to pay. */
export async function findPayableRecipients(
  sql: Sql,
  options: { asOf: Date; afterRecipientId: string | null; excluded: readonly string[]; limit: number },
): Promise<string[]> {
  const { asOf, afterRecipientId, excluded, limit } = options;
  const rows = await sql<{ id: string }[]>`
    select distinct r.recipient_id as id from referral_rewards r
    where ${payable(sql, asOf)} and (${afterRecipientId}::uuid is null or r.recipient_id > ${afterRecipientId}::uuid)
      and r.recipient_id <> all(${excluded as string[]}::uuid[])
    order by 1 limit ${limit}`;
  return rows.map(({ id }) => id);
}

/** Locks the cash rewards of these recipients that are approved, out of their hold and in no payout. */
export function lockPayableRewards(sql: Sql, recipientIds: readonly string[], asOf: Date): Promise<PayableRewardRow[]> {
  return sql<PayableRewardRow[]>`
    select r.id, r.recipient_id as "recipientId", r.currency, r.reward_amount_minor as "amountMinor", r.payable_at as "payableAt"
    from referral_rewards r
    where r.recipient_id = any(${recipientIds as string[]}::uuid[]) and ${payable(sql, asOf)}
    order by r.recipient_id, r.currency, r.id
    for no key update of r`;
}

export interface OwedRow {
  recipientId: string;
  currency: string;
  /** Balance of his payable account, credit negative. */
  payableBalanceMinor: number;
  /** The sum of his approved cash rewards in no payout, those still in their hold included. */
  waitingMinor: number;
}

/** In one statement, and so of one instant: what the ledger says of these recipients, and what their rewards say. */
export function findOwed(sql: Sql, recipientIds: readonly string[]): Promise<OwedRow[]> {
  return sql<OwedRow[]>`
    select a.contact_id as "recipientId", a.currency,
      coalesce((select sum(p.amount_minor) from ledger_postings p where p.account_id = a.id), 0)::bigint as "payableBalanceMinor",
      coalesce((select sum(r.reward_amount_minor) from referral_rewards r
        where r.recipient_id = a.contact_id and r.currency = a.currency and r.status = 'approved' and r.kind = 'cash'
          and r.payout_id is null), 0)::bigint as "waitingMinor"
    from ledger_accounts a
    where a.kind = 'liability:payable' and a.contact_id = any(${recipientIds as string[]}::uuid[])`;
}

export interface FailureRow {
  recipientId: string;
  /** Failures since the last payout that was paid. */
  failures: number;
  lastFailedAt: Date;
}

/** Recipients whose latest payouts failed. */
export function findFailures(sql: Sql): Promise<FailureRow[]> {
  return sql<FailureRow[]>`
    select p.recipient_id as "recipientId", count(*)::int as failures, max(p.settled_at) as "lastFailedAt"
    from payouts p
    where p.status = 'failed' and not exists (
      select from payouts l where l.recipient_id = p.recipient_id and l.status = 'paid' and l.created_at > p.created_at)
    group by 1`;
}

/** Puts rewards into payouts. Each is in `payout_items` for good; `payout_id` names the payout it is in now. */
export async function insertPayouts(
  sql: Sql,
  organizationId: string,
  payouts: readonly (Pick<
    PayoutRow,
    | 'id'
    | 'recipientId'
    | 'provider'
    | 'amountMinor'
    | 'currency'
    | 'requestedBy'
    | 'createdAt'
    | 'destinationMasked'
    | 'providerAccount'
  > & { destinationEncrypted: string | null })[],
  items: readonly { payoutId: string; rewardId: string; amountMinor: number }[],
): Promise<void> {
  await sql`
    insert into payouts (id, organization_id, recipient_id, provider, amount_minor, currency, requested_by, created_at,
      destination_encrypted, destination_masked, provider_account)
    select r.id, ${organizationId}, r."recipientId", r.provider, r."amountMinor", r.currency, r."requestedBy", r."createdAt",
      r."destinationEncrypted", r."destinationMasked", r."providerAccount"
    from jsonb_to_recordset(${sql.json(payouts as never)}::jsonb) as r(
      id uuid, "recipientId" uuid, provider text, "amountMinor" bigint, currency text, "requestedBy" text, "createdAt" timestamptz,
      "destinationEncrypted" text, "destinationMasked" text, "providerAccount" text)`;
  await sql`
    with item as (
      insert into payout_items (organization_id, payout_id, reward_id, amount_minor)
      select ${organizationId}, r."payoutId", r."rewardId", r."amountMinor"
      from jsonb_to_recordset(${sql.json(items as never)}::jsonb) as r("payoutId" uuid, "rewardId" uuid, "amountMinor" bigint)
      returning payout_id, reward_id
    )
    update referral_rewards w set payout_id = item.payout_id from item where w.id = item.reward_id`;
}

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
  filter: { status?: string; recipientId?: string },
  before: string | null,
  limit: number,
): Promise<PayoutRow[]> {
  return sql<PayoutRow[]>`
    select ${columns(sql)} from payouts p
    where true
      ${filter.status === undefined ? sql`` : sql`and p.status = ${filter.status}`}
      ${filter.recipientId === undefined ? sql`` : sql`and p.recipient_id = ${filter.recipientId}`}
      ${before === null ? sql`` : sql`and p.id < ${before}::uuid`}
    order by p.id desc limit ${limit}`;
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
): Promise<{ id: string; referralId: string }[]> {
  return sql<{ id: string; referralId: string }[]>`
    update referral_rewards set status = 'paid', payment_reference = ${reference}, processed_at = ${now}
    where payout_id = ${payoutId} and status = 'approved'
    returning id, referral_id as "referralId"`;
}

/** Rewards of a failed payout stay approved and are free for the next run. */
export async function releaseRewardsOf(sql: Sql, payoutId: string): Promise<void> {
  await sql`update referral_rewards set payout_id = null where payout_id = ${payoutId} and status = 'approved'`;
}

export interface PaidFigure {
  programId: string;
  channel: string;
  day: string;
  paidMinor: number;
}

/** What a settled payout adds to the daily figures: see `foldDaily`. */
export function findPaidFigures(sql: Sql, payoutId: string): Promise<PaidFigure[]> {
  return sql<PaidFigure[]>`
    select r.program_id as "programId", f.channel, (p.settled_at at time zone o.time_zone)::date::text as day,
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

/** Payouts under way since before an instant: their run may have been lost. */
export async function findStalePayouts(sql: Sql, before: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from payouts where status = 'processing' and created_at < ${before} order by id limit ${limit}`;
  return rows.map(({ id }) => id);
}
