import type postgres from 'postgres';
import type { AnnualRow } from '@/lib/domain/ledger/annual-totals';
import { personNow } from './person-now';

/**
 * What left the school for each person from an instant on and before another: cash by the bank's word (what came back counts
 * against it on the day it came back), and credit and goods that were used. People who became one are one.
 */
export function findAnnualRows(sql: postgres.TransactionSql, from: Date, to: Date): Promise<AnnualRow[]> {
  return sql<AnnualRow[]>`
    with gone as (
      select t.id, t.subject_type, t.subject_id, p.currency, -p.amount_minor as minor
      from ledger_transfers t
      join ledger_postings p on p.transfer_id = t.id
      join ledger_accounts a on a.id = p.account_id and a.kind in ('asset:bank', 'income:redeemed')
      where t.occurred_at >= ${from} and t.occurred_at < ${to}
    ), moved as (
      select o.recipient_id as contact_id, g.currency, g.minor as cash, 0 as used
      from gone g join payouts o on o.id = g.subject_id
      where g.subject_type = 'payout'
      union all
      select own.contact_id, g.currency, 0, g.minor
      from gone g
      cross join lateral (
        select a.contact_id from ledger_postings p join ledger_accounts a on a.id = p.account_id
        where p.transfer_id = g.id and a.contact_id is not null limit 1) own
      where g.subject_type <> 'payout'
    )
    select c.id as "contactId", m.currency, sum(m.cash)::bigint as "cashMinor", sum(m.used)::bigint as "usedMinor",
      coalesce(nullif(trim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email, c.external_id, c.phone, '–') as name,
      c.email, c.external_id as "externalId"
    from moved m
    join contacts f on f.id = m.contact_id
    join contacts c on c.id = ${personNow(sql, 'f')}
    group by c.id, m.currency
    having sum(m.cash) <> 0 or sum(m.used) <> 0`;
}
