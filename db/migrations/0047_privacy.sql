-- Retention (rule 7) and erasure of a person (GDPR, article 17).

alter table contacts add column erased_at timestamptz;

-- An audit entry never changes, but for the name of a person who was erased: the entry's hash stays in the chain and still proves all
-- else about it. Deleting is refused; retention drops whole partitions.
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.actor_name = '(erased)' and old.actor_name <> '(erased)' and old.actor_type = 'referrer'
    and (to_jsonb(new) - 'actor_name') = (to_jsonb(old) - 'actor_name')
    and exists (select from contacts c where c.organization_id = old.organization_id and c.id::text = old.actor_id and c.erased_at is not null)
  then
    return new;
  end if;
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
drop trigger append_only on audit_events;
create trigger append_only before update or delete on audit_events for each row execute function refuse_audit_change();

-- @returns how many entries lost a name
create function redact_audit_names(people uuid[]) returns integer
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  count integer;
begin
  update audit_events set actor_name = '(erased)'
  where organization_id = current_organization() and actor_type = 'referrer' and actor_id = any(people::text[]) and actor_name <> '(erased)';
  get diagnostics count = row_count;
  return count;
end $$;

-- What was written to people, without its words and addresses; what waits is not sent any more.
create function erase_messages(people uuid[]) returns void
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  update delivery_attempts a set detail = null from deliveries d
  where d.id = a.delivery_id and d.organization_id = current_organization() and d.contact_id = any(people);
  update deliveries set to_address = '', subject = '', html = '', text = '', headers = '{}', fallback = null,
    error = case when status in ('queued', 'held') then 'The person was erased' else error end,
    status = case when status in ('queued', 'held') then 'failed' else status end
  where organization_id = current_organization() and contact_id = any(people);
  update digest_items set line = '', settled_at = coalesce(settled_at, now())
  where organization_id = current_organization() and contact_id = any(people);
end $$;

-- Drops months of touches and audit entries that ended five years ago or longer; the database itself refuses to drop newer ones.
create function drop_old_partitions(before_day date) returns text[]
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  child record;
  dropped text[] := '{}';
begin
  if before_day > (current_date - interval '5 years')::date then
    raise exception 'only months older than five years are dropped' using errcode = '22008';
  end if;
  for child in
    select c.relname as name from pg_inherits i
    join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
    where p.relnamespace = 'public'::regnamespace and p.relname in ('touches', 'audit_events') and c.relname ~ '_[0-9]{6}$'
      and (to_date(right(c.relname, 6), 'YYYYMM') + interval '1 month')::date <= before_day
    order by 1
  loop
    execute format('drop table %I', child.name);
    dropped := dropped || child.name::text;
  end loop;
  return dropped;
end $$;

-- Rows of one school that are older than it keeps them, a year at least: touches, messages, and referrals that came to nothing.
create function purge_old_rows(before_instant timestamptz) returns jsonb
language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare
  org uuid := current_organization();
  gone uuid[];
  touched integer;
  told integer;
  sent integer;
begin
  if org is null or before_instant > now() - interval '1 year' then
    raise exception 'only rows of one school, older than a year, are removed' using errcode = '22008';
  end if;
  delete from touches where organization_id = org and occurred_at < before_instant;
  get diagnostics touched = row_count;
  delete from notifications where organization_id = org and created_at < before_instant;
  get diagnostics told = row_count;
  update digest_items d set delivery_id = null from deliveries m
  where m.id = d.delivery_id and m.organization_id = org and m.created_at < before_instant and d.settled_at is not null;
  delete from delivery_attempts a using deliveries m
  where m.id = a.delivery_id and m.organization_id = org and m.created_at < before_instant and m.status not in ('queued', 'held');
  delete from deliveries where organization_id = org and created_at < before_instant and status not in ('queued', 'held');
  get diagnostics sent = row_count;
  select coalesce(array_agg(r.id), '{}') into gone from referrals r
  where r.organization_id = org and r.created_at < before_instant and r.status in ('expired', 'rejected') and not r.is_reward_claimed
    and not exists (select from conversions c where c.referral_id = r.id)
    and not exists (select from referral_rewards w where w.referral_id = r.id)
    and not exists (select from attribution_decisions d where d.referral_id = r.id)
    and not exists (select from fraud_cases f where f.referral_id = r.id)
    and not exists (select from referral_milestones m where m.referral_id = r.id);
  delete from fraud_assessments where organization_id = org and referral_id = any(gone);
  delete from referral_events where organization_id = org and referral_id = any(gone);
  delete from referrals where organization_id = org and id = any(gone);
  return jsonb_build_object('touches', touched, 'notifications', told, 'deliveries', sent, 'referrals', cardinality(gone));
end $$;

do $$
declare f text;
begin
  foreach f in array array['redact_audit_names(uuid[])', 'erase_messages(uuid[])', 'drop_old_partitions(date)', 'purge_old_rows(timestamptz)'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to kith_app', f);
  end loop;
end $$;
