-- A code is often made of its owner's name. When he is erased, the code is replaced in every receipt that has it; the evidence then
-- has another hash, which is kept beside the one it was decided with. All else in a decision is refused any change.
alter table attribution_decisions add column redacted_hash text;--> statement-breakpoint

-- A receipt without the texts of its codes.
create function receipt_without_codes(receipt jsonb) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select regexp_replace(receipt::text, '"code": "([^"\\]|\\.)*"', '"code": ""', 'g')
$$;--> statement-breakpoint

create function refuse_attribution_change() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.redacted_hash is not null
    and (to_jsonb(new) - '{receipt,redacted_hash}'::text[]) = (to_jsonb(old) - '{receipt,redacted_hash}'::text[])
    and receipt_without_codes(new.receipt) = receipt_without_codes(old.receipt) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
drop trigger append_only on attribution_decisions;--> statement-breakpoint
create trigger append_only before update or delete on attribution_decisions
  for each row execute function refuse_attribution_change();--> statement-breakpoint

create function redact_decision(decision uuid, redacted jsonb, hash text) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update attribution_decisions set receipt = redacted, redacted_hash = hash
  where id = decision and organization_id = current_organization()
$$;--> statement-breakpoint
revoke all on function redact_decision(uuid, jsonb, text) from public;--> statement-breakpoint
grant execute on function redact_decision(uuid, jsonb, text) to kith_app;
