import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface TrialRow {
  currency: string;
  account: string;
  balanceMinor: number;
}

/** The balance of every kind of account in every currency, debit positive. */
export function findTrialBalance(sql: Sql): Promise<TrialRow[]> {
  return sql<TrialRow[]>`
    select a.currency, a.kind as account, coalesce(sum(p.minor), 0)::bigint as "balanceMinor"
    from ledger_accounts a
    left join (select account_id, sum(amount_minor) as minor from ledger_postings group by 1) p on p.account_id = a.id
    group by 1, 2 order by 1, 2`;
}

export interface CashRow {
  currency: string;
  pendingMinor: number;
  /** In payouts that the bank has not settled. */
  sentMinor: number;
  paidMinor: number;
}

/** Cash of a contact that his payable account does not tell: what waits, what is under way, what was paid. */
export function findCash(sql: Sql, contactId: string): Promise<CashRow[]> {
  return sql<CashRow[]>`
    select currency, sum(pending)::bigint as "pendingMinor", sum(sent)::bigint as "sentMinor", sum(paid)::bigint as "paidMinor"
    from (
      select currency, reward_amount_minor as pending, 0 as sent, 0 as paid from referral_rewards
      where recipient_id = ${contactId} and status = 'pending' and kind = 'cash'
      union all
      select currency, 0, case when status = 'processing' then amount_minor else 0 end, case when status = 'paid' then amount_minor else 0 end
      from payouts where recipient_id = ${contactId}
    ) x group by 1`;
}

export async function contactExists(sql: Sql, contactId: string): Promise<boolean> {
  const [row] = await sql`select 1 from contacts where id = ${contactId}`;
  return row !== undefined;
}

export interface StatementRow {
  transferId: string;
  occurredAt: Date;
  kind: string;
  reason: string;
  subjectType: string;
  subjectId: string;
  currency: string;
  /** What the school owes the contact more (or, negative, less) after it. */
  amountMinor: number;
  /** His accounts that it moved, credit positive, as he sees it. */
  accounts: Record<string, number>;
}

/** Movements on a contact's accounts from an instant on (inclusive) and before another, in the order in which they happened. */
export function findStatement(
  sql: Sql,
  contactId: string,
  from: Date | null,
  to: Date | null,
): Promise<StatementRow[]> {
  return sql<StatementRow[]>`
    select t.id as "transferId", t.occurred_at as "occurredAt", t.kind, t.reason, t.subject_type as "subjectType", t.subject_id as "subjectId",
      m.currency, m.minor::bigint as "amountMinor", m.accounts
    from (
      select transfer_id, currency, -sum(minor) as minor, jsonb_object_agg(kind, -minor) as accounts
      from (
        select p.transfer_id, a.currency, a.kind, sum(p.amount_minor) as minor
        from ledger_accounts a join ledger_postings p on p.account_id = a.id
        where a.contact_id = ${contactId} group by 1, 2, 3
      ) x group by 1, 2
    ) m
    join ledger_transfers t on t.id = m.transfer_id
    where (${from}::timestamptz is null or t.occurred_at >= ${from}::timestamptz)
      and (${to}::timestamptz is null or t.occurred_at < ${to}::timestamptz)
    order by t.occurred_at, t.id`;
}

export interface OpeningRow {
  currency: string;
  balanceMinor: number;
}

/** What the school owed the contact before an instant. */
export function findOpening(sql: Sql, contactId: string, before: Date): Promise<OpeningRow[]> {
  return sql<OpeningRow[]>`
    select a.currency, -sum(p.amount_minor)::bigint as "balanceMinor"
    from ledger_accounts a
    join ledger_postings p on p.account_id = a.id
    join ledger_transfers t on t.id = p.transfer_id
    where a.contact_id = ${contactId} and t.occurred_at < ${before}
    group by 1`;
}
