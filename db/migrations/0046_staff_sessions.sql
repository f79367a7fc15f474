-- Sessions of a member of staff that began before this instant let nobody in: set when somebody is deactivated, and it stays.
alter table staff add column sessions_from timestamptz;

drop function auth_identities(text, text);
create function auth_identities(wanted_email text, wanted_normalized text)
returns table (kind text, id uuid, organization_id uuid, organization_name text, organization_slug text, role text, name text, email text,
  sessions_from timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'staff', s.id, o.id, o.name, o.slug, s.role, s.name, s.email, s.sessions_from
  from staff s join organizations o on o.id = s.organization_id
  where lower(s.email) = lower(wanted_email) and s.disabled_at is null
  union all
  select 'referrer', c.id, o.id, o.name, o.slug, 'referrer', coalesce(nullif(trim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email),
    c.email, null::timestamptz
  from contacts c join organizations o on o.id = c.organization_id
  where c.email_normalized = wanted_normalized and c.merged_into_id is null
    and exists (select from contact_standings t where t.contact_id = c.id and t.kind <> 'lead')
$$;
revoke all on function auth_identities(text, text) from public;
grant execute on function auth_identities(text, text) to kith_app;
