-- Hardly any touch names its person at once: only those that do need a place in this index.
drop index touches_referee_idx;--> statement-breakpoint
create index touches_referee_idx on touches (organization_id, referee_id, occurred_at) where referee_id is not null;--> statement-breakpoint

-- A parent may refer while his child is a student: what changes for the child changes the parent's page.
create or replace function notify_landing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  people uuid[];
begin
  case tg_table_name
    when 'organizations' then perform pg_notify('landing', 'organization:' || new.id);
    when 'referral_programs' then perform pg_notify('landing', 'program:' || new.id);
    when 'program_versions' then
      if new.status = 'published' then perform pg_notify('landing', 'program:' || new.program_id); end if;
    when 'referral_codes' then perform pg_notify('landing', 'code:' || new.code_key);
    when 'contacts' then people := array[new.id, old.guardian_id, new.guardian_id];
    when 'contact_standings' then
      people := array[coalesce(new.contact_id, old.contact_id),
        (select guardian_id from contacts where id = coalesce(new.contact_id, old.contact_id))];
  end case;
  if people is not null then
    perform pg_notify('landing', 'contact:' || p.id)
    from (select distinct u.id from unnest(people) u(id) where u.id is not null) p
    where exists (select from referral_codes c
      where c.organization_id = coalesce(new.organization_id, old.organization_id) and c.referrer_id = p.id);
  end if;
  return null;
end $$;--> statement-breakpoint
drop trigger notify_landing on contacts;--> statement-breakpoint
create trigger notify_landing after update on contacts for each row
  when ((old.first_name, old.merged_into_id, old.guardian_id, old.birth_date)
    is distinct from (new.first_name, new.merged_into_id, new.guardian_id, new.birth_date))
  execute function notify_landing();
