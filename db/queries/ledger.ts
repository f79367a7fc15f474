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
