-- What a referrer wrote when he appealed stands in the case and, since nothing of a decision is ever changed, in the list of its
-- decisions too: a person who is erased loses both. What the school decided, and why, stays.
create function erase_appeals(people uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update fraud_cases f set appeal_text = '' from referrals r
  where r.id = f.referral_id and f.organization_id = current_organization() and r.referrer_id = any(people) and f.appeal_text is not null;
  update fraud_decisions d set reason = '', decided_by_name = '(erased)' from fraud_cases f join referrals r on r.id = f.referral_id
  where f.id = d.case_id and d.organization_id = current_organization() and d.kind = 'appealed' and r.referrer_id = any(people)
    and d.reason <> '';
end $$;--> statement-breakpoint
revoke all on function erase_appeals(uuid[]) from public;--> statement-breakpoint
grant execute on function erase_appeals(uuid[]) to kith_app;

create function refuse_decision_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.kind = 'appealed' and new.reason = '' and new.decided_by_name = '(erased)'
    and (to_jsonb(new) - '{reason,decided_by_name}'::text[]) = (to_jsonb(old) - '{reason,decided_by_name}'::text[]) then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
drop trigger append_only on fraud_decisions;--> statement-breakpoint
create trigger append_only before update or delete on fraud_decisions for each row execute function refuse_decision_change();
