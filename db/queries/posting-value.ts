import type postgres from 'postgres';

/**
 * What a posting on a contact's account is owed in: cash, credit or goods. What is accrued is in the kind of its reward (`r`); when
 * two people became one, in the last part of the transfer's key. Names the rows a (account), t (transfer), r (reward, may be null).
 */
export function postingValue(sql: postgres.TransactionSql) {
  return sql`case a.kind
    when 'liability:payable' then 'cash'
    when 'liability:credit' then 'credit'
    when 'liability:reserved' then 'credit'
    when 'liability:goods' then 'goods'
    else case coalesce(r.kind, nullif(split_part(t.dedupe_key, ':', 7), ''), 'cash')
      when 'cash' then 'cash'
      when 'merchandise' then 'goods'
      when 'goods' then 'goods'
      else 'credit' end
    end`;
}
