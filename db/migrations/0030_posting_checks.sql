-- The same check of a statement's postings, asked once a transfer and by its key. The planner's guess for the join that stood
-- here was to compare every posting with every transfer of the running transaction, which is quadratic in the batch.
create or replace function check_postings_balanced() returns trigger language plpgsql as $$
declare broken uuid;
begin
  select f.transfer_id into broken from fresh f group by f.transfer_id, f.currency having sum(f.amount_minor) <> 0 limit 1;
  if found then
    raise exception 'transfer % does not sum to zero', broken using errcode = 'check_violation';
  end if;
  -- Nobody adds to a transfer of another transaction. `offset 0` holds the planner to one look by key for each.
  select f.transfer_id into broken
  from (select transfer_id, organization_id, min(created_at) as first_at, max(created_at) as last_at from fresh group by 1, 2) f
  left join lateral (
    select t.organization_id, t.created_at from ledger_transfers t where t.id = f.transfer_id offset 0
  ) t on true
  where t.organization_id is distinct from f.organization_id
     or (t.created_at = transaction_timestamp() and f.first_at = transaction_timestamp() and f.last_at = transaction_timestamp())
        is not true
  limit 1;
  if found then
    raise exception 'postings of transfer % outside its transaction', broken using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
