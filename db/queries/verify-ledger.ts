import type postgres from 'postgres';

type Sql = postgres.TransactionSql;

export interface LedgerCounts {
  transfers: number;
  postings: number;
}

export async function countLedger(sql: Sql): Promise<LedgerCounts> {
  const [row] = await sql<LedgerCounts[]>`
    select (select count(*) from ledger_transfers)::int as transfers, (select count(*) from ledger_postings)::int as postings`;
  return row ?? { transfers: 0, postings: 0 };
}

export interface LedgerDifference {
  /** What does not hold. */
  check: string;
  /** The transfer, currency, reward or payout it concerns. */
  subject: string;
  expectedMinor: number;
  foundMinor: number;
}

/** Transfers and currencies that do not sum to zero, and transfers without postings. */
export function findUnbalanced(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    (select 'transfer sums to zero' as check, transfer_id::text || ' ' || currency as subject, 0::bigint as "expectedMinor",
      sum(amount_minor)::bigint as "foundMinor"
    from ledger_postings group by transfer_id, currency having sum(amount_minor) <> 0 limit ${limit})
    union all
    (select 'currency sums to zero', currency, 0, sum(amount_minor)::bigint from ledger_postings group by currency having sum(amount_minor) <> 0)
    union all
    (select 'transfer has postings', t.id::text, 2, count(p.id) from ledger_transfers t left join ledger_postings p on p.transfer_id = t.id
      group by t.id having count(p.id) < 2 limit ${limit})
    union all
    (select 'posting has a transfer', p.id::text, 0, p.amount_minor from ledger_postings p
      where not exists (select from ledger_transfers t where t.id = p.transfer_id) limit ${limit})`;
}

/**
 * Rewards whose state is not what their movements say. Expense: what stands. Accrued: what stands while pending. Beyond: what
 * stands once approved, be it payable, in the wallet, handed over or expired there.
 */
export function findRewardDifferences(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    with moved as (
      select t.subject_id as id,
        sum(p.amount_minor) filter (where a.kind = 'expense:rewards') as expense,
        sum(p.amount_minor) filter (where a.kind = 'liability:accrued') as accrued,
        sum(p.amount_minor) filter (where a.kind not in ('expense:rewards', 'liability:accrued')) as beyond
      from ledger_transfers t
      join ledger_postings p on p.transfer_id = t.id
      join ledger_accounts a on a.id = p.account_id
      where t.subject_type = 'reward' group by 1
    ), compared as (
      select coalesce(r.id, m.id) as id, c.name,
        coalesce(case c.name
          when 'expense of the reward' then r.reward_amount_minor
          when 'accrued of the reward' then case when r.status = 'pending' then -r.reward_amount_minor else 0 end
          else case when r.status in ('approved', 'paid') then -r.reward_amount_minor else 0 end end, 0) as expected,
        coalesce(case c.name when 'expense of the reward' then m.expense when 'accrued of the reward' then m.accrued else m.beyond end, 0) as found
      from referral_rewards r full join moved m on m.id = r.id
      cross join (values ('expense of the reward'), ('accrued of the reward'), ('settlement of the reward')) as c(name)
    )
    select name as check, id::text as subject, expected::bigint as "expectedMinor", found::bigint as "foundMinor"
    from compared where expected <> found order by id, name limit ${limit}`;
}

/** Payouts whose state is not what their movements say: out of payable until they fail, in clearing until the bank has spoken. */
export function findPayoutDifferences(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    with moved as (
      select t.subject_id as id,
        sum(p.amount_minor) filter (where a.kind = 'liability:payable') as payable,
        sum(p.amount_minor) filter (where a.kind = 'clearing:payout') as clearing,
        sum(p.amount_minor) filter (where a.kind = 'asset:bank') as bank
      from ledger_transfers t
      join ledger_postings p on p.transfer_id = t.id
      join ledger_accounts a on a.id = p.account_id
      where t.subject_type = 'payout' group by 1
    ), compared as (
      select coalesce(o.id, m.id) as id, c.name,
        coalesce(case c.name
          when 'payable of the payout' then case when o.status in ('processing', 'paid') then o.amount_minor else 0 end
          when 'clearing of the payout' then case when o.status = 'processing' then -o.amount_minor else 0 end
          else case when o.status = 'paid' then -o.amount_minor else 0 end end, 0) as expected,
        coalesce(case c.name when 'payable of the payout' then m.payable when 'clearing of the payout' then m.clearing else m.bank end, 0) as found
      from payouts o full join moved m on m.id = o.id
      cross join (values ('payable of the payout'), ('clearing of the payout'), ('bank of the payout')) as c(name)
      union all
      select o.id, 'items of the payout', o.amount_minor, coalesce((select sum(i.amount_minor) from payout_items i where i.payout_id = o.id), 0)
      from payouts o
    )
    select name as check, id::text as subject, expected::bigint as "expectedMinor", found::bigint as "foundMinor"
    from compared where expected <> found order by id, name limit ${limit}`;
}
