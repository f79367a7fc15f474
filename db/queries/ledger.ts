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

export interface WaitingAndPaidRow {
  currency: string;
  /** Granted, in its hold or waiting for approval. */
  pendingCashMinor: number;
  /** Likewise, of what will go into the wallet. */
  pendingCreditMinor: number;
  /** In payouts that the bank has not settled. */
  sentMinor: number;
  paidMinor: number;
}

/** What the accounts of a contact do not tell: what waits, by what it will be, and cash that is under way or was paid. */
export function findWaitingAndPaid(sql: Sql, contactId: string): Promise<WaitingAndPaidRow[]> {
  return sql<WaitingAndPaidRow[]>`
    select currency, sum(cash)::bigint as "pendingCashMinor", sum(credit)::bigint as "pendingCreditMinor",
      sum(sent)::bigint as "sentMinor", sum(paid)::bigint as "paidMinor"
    from (
      select currency, case when kind = 'cash' then reward_amount_minor else 0 end as cash,
        case when kind in ('credit', 'discount') then reward_amount_minor else 0 end as credit, 0 as sent, 0 as paid
      from referral_rewards where recipient_id = ${contactId} and status = 'pending'
      union all
      select currency, 0, 0, case when status = 'processing' then amount_minor else 0 end, case when status = 'paid' then amount_minor else 0 end
      from payouts where recipient_id = ${contactId}
    ) x group by 1`;
}

export async function contactExists(sql: Sql, contactId: string): Promise<boolean> {
  const [row] = await sql`select 1 from contacts where id = ${contactId}`;
  return row !== undefined;
}
