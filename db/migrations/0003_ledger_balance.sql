-- The deferred row triggers asked the partitioned table once a posting: a millisecond each under load. Postings come in sets, so
-- one check a statement is stronger (nothing is unbalanced even inside a transaction) and costs next to nothing: what sums to
-- zero in every statement sums to zero in all.
drop trigger transfer_balanced on ledger_postings;--> statement-breakpoint
drop trigger transfer_posted on ledger_transfers;--> statement-breakpoint
drop function check_transfer_balanced();--> statement-breakpoint
drop function check_transfer_posted();--> statement-breakpoint
create function check_postings_balanced() returns trigger language plpgsql as $$
declare broken uuid;
begin
  select f.transfer_id into broken from fresh f group by f.transfer_id, f.currency having sum(f.amount_minor) <> 0 limit 1;
  if found then
    raise exception 'transfer % does not sum to zero', broken using errcode = 'check_violation';
  end if;
  -- Nobody adds to a transfer of another transaction.
  select f.transfer_id into broken from fresh f
  left join ledger_transfers t on t.id = f.transfer_id and t.organization_id = f.organization_id
    and t.created_at = transaction_timestamp()
  where t.id is null or f.created_at <> transaction_timestamp() limit 1;
  if found then
    raise exception 'postings of transfer % outside its transaction', broken using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger postings_balanced after insert on ledger_postings
  referencing new table as fresh for each statement execute function check_postings_balanced();
