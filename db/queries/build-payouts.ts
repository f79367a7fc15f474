import type postgres from 'postgres';
import type { PayoutRow } from './payouts';

type Sql = postgres.TransactionSql;

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
