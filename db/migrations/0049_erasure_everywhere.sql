-- Erasure also in what came beside the first tables; and grants no wider than the services need.

-- The same with the mails that went to his address before he was known as somebody (sign-in links, gifts), and with what a
-- provider answered: it repeats the address.
drop function erase_messages(uuid[]);
create function erase_messages(people uuid[], addresses text[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update delivery_attempts a set detail = null from deliveries d
  where d.id = a.delivery_id and d.organization_id = current_organization() and a.detail is not null
    and (d.contact_id = any(people) or lower(d.to_address) = any(addresses));
  update deliveries set to_address = '', subject = '', html = '', text = '', headers = '{}', fallback = null,
    error = case when status in ('queued', 'held') then 'The person was erased' end,
    status = case when status in ('queued', 'held') then 'failed' else status end
  where organization_id = current_organization() and (contact_id = any(people) or lower(to_address) = any(addresses));
  update digest_items set line = '', url = '', code = null, settled_at = coalesce(settled_at, now())
  where organization_id = current_organization() and contact_id = any(people);
end $$;

-- An answer never changes, but for the words of a person who was erased, and of those who answered him.
create function erase_answers(people uuid[]) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  update community_answers a set body = '(erased)' from community_questions q
  where q.id = a.question_id and q.organization_id = current_organization() and q.contact_id = any(people)
$$;

revoke all on function erase_messages(uuid[], text[]) from public;
grant execute on function erase_messages(uuid[], text[]) to kith_app;
revoke all on function erase_answers(uuid[]) from public;
grant execute on function erase_answers(uuid[]) to kith_app;

-- Nothing is removed from these by a service; attempts go with their delivery, which needs no grant.
revoke delete on portal_celebrations, training_lessons, training_results, webhook_attempts from kith_app;

-- A try to deliver never changes, but that it loses its words with the person, and goes a year later at the earliest (0047). Until
-- now the trigger refused both, so that neither erasure nor retention came past a message that had been tried.
create function refuse_attempt_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.detail is null and old.detail is not null and (to_jsonb(new) - 'detail') = (to_jsonb(old) - 'detail') then
    return new;
  end if;
  if tg_op = 'DELETE' and exists (select from deliveries d where d.id = old.delivery_id and d.created_at < now() - interval '1 year') then
    return old;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger append_only on delivery_attempts;
create trigger append_only before update or delete on delivery_attempts for each row execute function refuse_attempt_change();
create trigger append_only_truncate before truncate on delivery_attempts for each statement execute function refuse_change();
create trigger append_only_truncate before truncate on message_templates for each statement execute function refuse_change();
