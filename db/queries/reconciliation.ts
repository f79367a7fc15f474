import type postgres from 'postgres';
import type { OurPayout } from '@/lib/domain/payouts/reconcile';
import type { AccountFigure } from '@/lib/domain/payouts/reconcile-ledger';

type Sql = postgres.TransactionSql;

/** Providers with payouts whose books can be asked for or are waited for, and since when each has one that is under way. */
export function findPaidThrough(sql: Sql): Promise<{ provider: OurPayout['provider']; oldestUnderWay: Date | null }[]> {
  return sql<{ provider: OurPayout['provider']; oldestUnderWay: Date | null }[]>`
    select p.provider, min(p.created_at) filter (where p.status = 'processing') as "oldestUnderWay"
    from payouts p group by 1
    having p.provider = 'sandbox' or bool_or(p.status = 'processing')
      or exists (select from payout_connections c where c.provider = p.provider and c.status = 'connected')
    order by 1`;
}

/** Payouts through a provider's account of now that were made since an instant, and those that its list names. */
export function findOurPayouts(
  sql: Sql,
  provider: string,
  since: Date,
  named: readonly string[],
): Promise<OurPayout[]> {
  return sql<OurPayout[]>`
    select id, provider, amount_minor as "amountMinor", currency, status, reference, created_at as "createdAt",
      settled_at as "settledAt"
    from payouts p where provider = ${provider} and (created_at >= ${since} or id::text = any(${named as string[]}::text[]))
      and (provider_account is null or provider in ('sandbox', 'manual') or exists (
        select from payout_connections c where c.provider = p.provider and c.facts ->> 'account' = p.provider_account))
    order by created_at, id`;
}

/**
 * Clearing against the payouts under way, and payable against what was approved for cash less what payouts carry; debit positive.
 * A debt after a clawback is in both sides: the reward is less than what was paid for it.
 */
export function findAccountFigures(sql: Sql): Promise<AccountFigure[]> {
  return sql<AccountFigure[]>`
    with ledger as (
      select a.kind as account, a.currency, coalesce(sum(p.amount_minor), 0) as minor
      from ledger_accounts a left join ledger_postings p on p.account_id = a.id
      where a.kind in ('clearing:payout', 'liability:payable') group by 1, 2
    ), expected as (
      select 'clearing:payout' as account, currency, -sum(amount_minor) as minor from payouts where status = 'processing' group by 2
      union all
      select 'liability:payable', currency, sum(minor) from (
        select currency, -reward_amount_minor as minor from referral_rewards where kind = 'cash' and status in ('approved', 'paid')
        union all
        select currency, amount_minor from payouts where status in ('processing', 'paid')) x group by 2
    )
    select coalesce(l.account, e.account) as account, coalesce(l.currency, e.currency) as currency,
      coalesce(l.minor, 0)::bigint as "ledgerMinor", coalesce(e.minor, 0)::bigint as "expectedMinor"
    from ledger l full join expected e on e.account = l.account and e.currency = l.currency
    order by 1, 2`;
}

/** The currency of each of these rewards and payouts. */
export async function findCurrencies(sql: Sql, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await sql<{ id: string; currency: string }[]>`
    select id, currency from payouts where id::text = any(${ids as string[]}::text[])
    union all select id, currency from referral_rewards where id::text = any(${ids as string[]}::text[])`;
  return new Map(rows.map(({ id, currency }) => [id, currency]));
}
