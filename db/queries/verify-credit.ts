import type postgres from 'postgres';
import type { LedgerDifference } from './verify-ledger';

type Sql = postgres.TransactionSql;

/** Redemptions whose state is not what their movements say: set aside while they wait, earned as far as they were used. */
export function findRedemptionDifferences(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    with moved as (
      select t.subject_id as id,
        sum(p.amount_minor) filter (where a.kind = 'liability:reserved') as reserved,
        sum(p.amount_minor) filter (where a.kind = 'liability:credit') as credit,
        sum(p.amount_minor) filter (where a.kind = 'income:redeemed') as redeemed,
        sum(p.amount_minor) filter (where a.kind = 'asset:bank') as bank
      from ledger_transfers t join ledger_postings p on p.transfer_id = t.id join ledger_accounts a on a.id = p.account_id
      where t.subject_type = 'redemption' group by 1
    ), compared as (
      select coalesce(r.id, m.id) as id, c.name,
        coalesce(case c.name
          when 'reserved of the redemption' then case when r.status in ('open', 'requested') then -r.amount_minor else 0 end
          when 'credit of the redemption' then case r.status when 'cancelled' then 0 when 'expired' then 0 when 'used' then r.used_minor - r.refunded_minor
            else r.amount_minor end
          when 'income of the redemption' then case when r.status = 'used' then r.refunded_minor - r.used_minor else 0 end
          else case when r.status = 'fulfilled' then -r.amount_minor else 0 end end, 0) as expected,
        coalesce(case c.name when 'reserved of the redemption' then m.reserved when 'credit of the redemption' then m.credit
          when 'income of the redemption' then m.redeemed else m.bank end, 0) as found
      from redemptions r full join moved m on m.id = r.id
      cross join (values ('reserved of the redemption'), ('credit of the redemption'), ('income of the redemption'),
        ('bank of the redemption')) as c(name)
    )
    select name as check, id::text as subject, expected::bigint as "expectedMinor", found::bigint as "foundMinor"
    from compared where expected <> found order by id, name limit ${limit}`;
}

/** Gifts that are not set aside as they should be, and transfers that moved another amount than they say. */
export function findGiftDifferences(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    with moved as (
      select t.subject_type, t.subject_id as id, sum(p.amount_minor) filter (where a.kind = 'liability:reserved') as reserved,
        sum(p.amount_minor) filter (where p.amount_minor > 0) as debit
      from ledger_transfers t join ledger_postings p on p.transfer_id = t.id join ledger_accounts a on a.id = p.account_id
      where t.subject_type in ('credit-gift', 'credit-transfer') group by 1, 2
    ), compared as (
      select 'reserved of the gift' as name, coalesce(g.id, m.id) as id,
        coalesce(case when g.status in ('open', 'taken') then -g.amount_minor else 0 end, 0) as expected, coalesce(m.reserved, 0) as found
      from credit_gifts g full join (select * from moved where subject_type = 'credit-gift') m on m.id = g.id
      union all
      select 'amount of the transfer', coalesce(x.id, m.id), coalesce(x.amount_minor, 0), coalesce(m.debit, 0)
      from credit_transfers x full join (select * from moved where subject_type = 'credit-transfer') m on m.id = x.id
    )
    select name as check, id::text as subject, expected::bigint as "expectedMinor", found::bigint as "foundMinor"
    from compared where expected <> found order by id, name limit ${limit}`;
}

/** Wallets with a balance that their credit does not account for: what could then never be used nor expire. */
export function findWalletDifferences(sql: Sql, limit: number): Promise<LedgerDifference[]> {
  return sql<LedgerDifference[]>`
    with used as (
      select lot_id, sum(amount_minor) as minor from credit_uses where organization_id = current_organization() group by 1
    ), lot as (
      select recipient_id as contact_id, currency, id, reward_amount_minor as minor from referral_rewards
      where kind in ('credit', 'discount') and status = 'paid' and expired_at is null
      union all
      select contact_id, currency, id, amount_minor from credit_lots where expired_at is null
    ), held as (
      select l.contact_id, l.currency, sum(greatest(0, l.minor - coalesce(u.minor, 0))) as minor
      from lot l left join used u on u.lot_id = l.id group by 1, 2
    ), owed as (
      select a.contact_id, a.currency, -sum(p.amount_minor) as minor
      from ledger_accounts a join ledger_postings p on p.account_id = a.id
      where a.kind = 'liability:credit' group by 1, 2 having sum(p.amount_minor) < 0
    )
    select 'balance of the wallet is in its credit' as check, o.contact_id::text || ' ' || o.currency as subject,
      o.minor::bigint as "expectedMinor", coalesce(h.minor, 0)::bigint as "foundMinor"
    from owed o left join held h on h.contact_id = o.contact_id and h.currency = o.currency
    where coalesce(h.minor, 0) < o.minor order by 2 limit ${limit}`;
}
