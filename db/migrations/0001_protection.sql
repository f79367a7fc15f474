-- What drizzle does not emit: partitions, forced row-level security, grants, append-only tables, the deferred ledger
-- constraint, notifications, and the few functions that look across tenants. The role kith_app exists already (db/migrate.ts).

revoke all on schema public from public;--> statement-breakpoint
grant usage on schema public to kith_app;--> statement-breakpoint

-- ---------------------------------------------------------------- partitions by month
create function ensure_month_partitions(parent text, from_day date, to_day date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  month date := date_trunc('month', from_day);
  child text;
begin
  if parent not in ('touches', 'ledger_postings', 'audit_events') then
    raise exception 'not a partitioned table: %', parent;
  end if;
  if from_day < date '1990-01-01' or to_day > current_date + interval '10 years' then
    raise exception 'no partitions before 1990 or more than ten years ahead' using errcode = '22008';
  end if;
  while month <= to_day loop
    child := parent || '_' || to_char(month, 'YYYYMM');
    if to_regclass('public.' || child) is null then
      perform pg_advisory_xact_lock(hashtext('partition:' || child));
      if to_regclass('public.' || child) is null then
        execute format('create table %I partition of %I for values from (%L) to (%L)', child, parent,
          month::timestamp at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
      end if;
    end if;
    month := month + interval '1 month';
  end loop;
end $$;--> statement-breakpoint
select ensure_month_partitions(t, (current_date - interval '1 month')::date, (current_date + interval '3 months')::date)
from unnest(array['touches', 'ledger_postings', 'audit_events']) as t;--> statement-breakpoint

-- ---------------------------------------------------------------- tenants
create function current_organization() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organization_id', true), '')::uuid;--> statement-breakpoint

-- Called once for each tenant table, here and in later migrations.
create procedure protect_tenant_table(target regclass, column_name text default 'organization_id')
language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant on %s using (%I = (select current_organization())) with check (%I = (select current_organization()))',
    target, column_name, column_name);
  -- An owner that is no superuser is bound by FORCE too; the functions below run as the owner and must see all tenants.
  execute format('create policy owner on %s to current_user using (true) with check (true)', target);
end $$;--> statement-breakpoint
do $$
declare t regclass;
begin
  call protect_tenant_table('organizations', 'id');
  for t in
    select c.oid::regclass from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  loop
    call protect_tenant_table(t);
  end loop;
end $$;--> statement-breakpoint

-- ---------------------------------------------------------------- grants: what the application may do, and no more
grant select, insert, update on organizations, staff, api_clients, contacts, contact_identities, contact_standings, courses,
  referral_programs, program_versions, program_participants, referral_codes, referrals, conversions, referral_rewards, payouts,
  rollup_daily, rollup_referrers, notifications, deliveries, sandbox_bank_transfers, idempotency_keys to kith_app;--> statement-breakpoint
grant select, insert on touches, visitor_links, referral_events, conversion_refunds, attribution_decisions, payout_items,
  ledger_accounts, ledger_transfers, ledger_postings, audit_events, audit_chain, api_tokens to kith_app;--> statement-breakpoint
grant delete on contact_identities, contact_standings, visitor_links, rollup_daily, rollup_referrers, idempotency_keys, api_tokens to kith_app;--> statement-breakpoint
grant delete on program_versions to kith_app;--> statement-breakpoint

-- ---------------------------------------------------------------- append-only, also for the owner
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['ledger_accounts', 'ledger_transfers', 'ledger_postings', 'audit_events', 'audit_chain', 'attribution_decisions', 'conversion_refunds'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', t);
    execute format('create trigger append_only_truncate before truncate on %I for each statement execute function refuse_change()', t);
  end loop;
end $$;--> statement-breakpoint

create function refuse_published_change() returns trigger language plpgsql as $$
begin
  if old.status = 'published' then
    raise exception 'a published version never changes' using errcode = 'restrict_violation';
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;--> statement-breakpoint
create trigger immutable_when_published before update or delete on program_versions
  for each row execute function refuse_published_change();--> statement-breakpoint

-- ---------------------------------------------------------------- the ledger sums to zero
-- One check a statement, not a deferred one a row, which asked the partitioned table once a posting. Nothing is unbalanced even
-- inside a transaction: what sums to zero in every statement sums to zero in all.
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
  referencing new table as fresh for each statement execute function check_postings_balanced();--> statement-breakpoint

-- ---------------------------------------------------------------- the landing page's cache is dropped when something shown changes
-- A parent may refer while his child is a student: what changes for the child changes the parent's page.
create function notify_landing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
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
create trigger notify_landing after update on organizations for each row execute function notify_landing();--> statement-breakpoint
create trigger notify_landing after update on referral_programs for each row
  when ((old.status, old.name, old.starts_at, old.ends_at) is distinct from (new.status, new.name, new.starts_at, new.ends_at))
  execute function notify_landing();--> statement-breakpoint
create trigger notify_landing after insert or update on program_versions for each row execute function notify_landing();--> statement-breakpoint
create trigger notify_landing after insert or update on referral_codes for each row execute function notify_landing();--> statement-breakpoint
create trigger notify_landing after update on contacts for each row
  when ((old.first_name, old.merged_into_id, old.guardian_id, old.birth_date)
    is distinct from (new.first_name, new.merged_into_id, new.guardian_id, new.birth_date))
  execute function notify_landing();--> statement-breakpoint
create trigger notify_landing after insert or update or delete on contact_standings for each row execute function notify_landing();--> statement-breakpoint

-- ---------------------------------------------------------------- functions that look across tenants
-- Each is narrow, owned by the migrating role, and granted by name. Everything else goes through row-level security.
create function find_code(key text)
returns table (code_id uuid, organization_id uuid, program_id uuid, referrer_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, organization_id, program_id, referrer_id from referral_codes where code_key = key
$$;--> statement-breakpoint

-- The touches of a batch come as columns, and what most of them share (browser, channel, verdict) once: a quarter of the bytes.
-- Resolves the codes, inserts the touches and folds the counted ones into the daily figures, in one statement.
-- Answers the positions (from 1) of those that were left out: nobody has the code, or the person is not of its organisation.
create function record_touches(ids uuid[], code_keys text[], visitors text[], instants_ms bigint[], kind_of integer[], kinds jsonb)
returns setof bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  with input as materialized (
    select t.* from unnest(ids, code_keys, visitors, instants_ms, kind_of) with ordinality
      as t(id, code_key, visitor_id, ms, kind, ord)
  ), kind as materialized (
    select k.* from rows from (jsonb_to_recordset(kinds) as (
      channel text, source text, counted boolean, reason text, "userAgent" text, utm jsonb, "refereeId" uuid)) with ordinality
      as k(channel, source, counted, reason, user_agent, utm, referee_id, ord)
  ), resolved as materialized (
    select i.ord, i.id, i.visitor_id, timestamptz 'epoch' + i.ms * interval '1 millisecond' as occurred_at,
      k.channel, k.source, k.counted, k.reason, k.user_agent, k.utm, k.referee_id,
      c.organization_id, c.program_id, c.id as code_id, c.referrer_id, o.time_zone
    from input i
    join kind k on k.ord = i.kind
    join referral_codes c on c.code_key = i.code_key
    join organizations o on o.id = c.organization_id
    where k.referee_id is null
       or exists (select from contacts p where p.id = k.referee_id and p.organization_id = c.organization_id)
  ), inserted as (
    insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, source, visitor_id, referee_id, counted, reason, user_agent, utm, occurred_at)
    select r.id, r.organization_id, r.program_id, r.code_id, r.referrer_id, r.channel, r.source, r.visitor_id, r.referee_id, r.counted, r.reason, r.user_agent, r.utm, r.occurred_at
    from resolved r
  ), folded as (
    insert into rollup_daily as d (organization_id, program_id, day, channel, touches)
    select r.organization_id, r.program_id, (r.occurred_at at time zone r.time_zone)::date, r.channel, count(*)
    from resolved r where r.counted
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict on constraint rollup_daily_organization_id_program_id_day_channel_pk do update set touches = d.touches + excluded.touches
  )
  select i.ord from input i where not exists (select from resolved r where r.ord = i.ord)
$$;--> statement-breakpoint

create function organization_by_slug(wanted text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from organizations where slug = wanted
$$;--> statement-breakpoint
create function organization_ids() returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select id from organizations order by id
$$;--> statement-breakpoint

create function auth_identities(wanted_email text, wanted_normalized text)
returns table (kind text, id uuid, organization_id uuid, organization_name text, organization_slug text, role text, name text, email text)
language sql stable security definer set search_path = public, pg_temp as $$
  select 'staff', s.id, o.id, o.name, o.slug, s.role, s.name, s.email
  from staff s join organizations o on o.id = s.organization_id
  where lower(s.email) = lower(wanted_email) and s.disabled_at is null
  union all
  select 'referrer', c.id, o.id, o.name, o.slug, 'referrer', coalesce(nullif(trim(concat_ws(' ', c.first_name, c.last_name)), ''), c.email), c.email
  from contacts c join organizations o on o.id = c.organization_id
  where c.email_normalized = wanted_normalized and c.merged_into_id is null
    and exists (select from contact_standings t where t.contact_id = c.id and t.kind <> 'lead')
$$;--> statement-breakpoint
create function auth_staff_password(wanted_email text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select password_hash from staff where lower(email) = lower(wanted_email) and disabled_at is null
$$;--> statement-breakpoint
create function auth_create_token(who text, hash text, expires timestamptz) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  delete from verification_tokens where expires_at < now();
  insert into verification_tokens (identifier, token_hash, expires_at) values (who, hash, expires)
$$;--> statement-breakpoint
create function auth_use_token(who text, hash text) returns timestamptz
language sql volatile security definer set search_path = public, pg_temp as $$
  delete from verification_tokens where identifier = who and token_hash = hash returning expires_at
$$;--> statement-breakpoint
create function api_client_by_client_id(wanted text)
returns table (id uuid, organization_id uuid, secret_hash text, name text, scopes text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select id, organization_id, secret_hash, name, scopes from api_clients where client_id = wanted and revoked_at is null
$$;--> statement-breakpoint
create function api_token_by_hash(wanted text)
returns table (organization_id uuid, api_client_id uuid, client_name text, scopes text[], expires_at timestamptz, organization_name text)
language sql stable security definer set search_path = public, pg_temp as $$
  select t.organization_id, t.api_client_id, c.name, t.scopes, t.expires_at, o.name
  from api_tokens t
  join api_clients c on c.id = t.api_client_id and c.revoked_at is null
  join organizations o on o.id = t.organization_id
  where t.token_hash = wanted
$$;--> statement-breakpoint

-- The outbox: the job commits with the rows it tells of. The payload is one batch of events.
create function emit_events(events json) returns void
language sql volatile security definer set search_path = public, pg_temp as $$
  select graphile_worker.add_job('send-events', json_build_object('events', events))
$$;--> statement-breakpoint

do $$
declare f text;
begin
  foreach f in array array['ensure_month_partitions(text, date, date)', 'find_code(text)', 'record_touches(uuid[], text[], text[], bigint[], integer[], jsonb)', 'organization_by_slug(text)',
    'organization_ids()', 'auth_identities(text, text)', 'auth_staff_password(text)', 'auth_create_token(text, text, timestamptz)',
    'auth_use_token(text, text)', 'api_client_by_client_id(text)', 'api_token_by_hash(text)', 'emit_events(json)', 'current_organization()'] loop
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to kith_app', f);
  end loop;
end $$;
