-- What each code has brought, so that a list of codes counts no touches: it was four times as slow with two million of them as with
-- ten thousand.
-- Of all time: touches that are too old to be kept stay counted until the figures are made anew.
create table rollup_codes (
  organization_id uuid not null,
  code_id uuid not null,
  touches integer not null default 0,
  primary key (organization_id, code_id)
) with (fillfactor = 70);--> statement-breakpoint
call protect_tenant_table('rollup_codes');--> statement-breakpoint
grant select, insert, update, delete on rollup_codes to kith_app;--> statement-breakpoint

-- Nothing is written between the count and the first fold.
lock table touches in share row exclusive mode;--> statement-breakpoint
insert into rollup_codes (organization_id, code_id, touches)
select organization_id, code_id, count(*) from touches where counted group by 1, 2;--> statement-breakpoint

-- As before (0015), with the fold of codes after those of days and sources: every writer takes these rows in the same order.
create or replace function record_touches(ids uuid[], code_keys text[], visitors text[], instants_ms bigint[], kind_of integer[], kinds jsonb)
returns setof bigint
language sql volatile security definer set search_path = public, pg_temp as $$
  with input as materialized (
    select t.* from unnest(ids, code_keys, visitors, instants_ms, kind_of) with ordinality
      as t(id, code_key, visitor_id, ms, kind, ord)
  ), kind as materialized (
    select k.* from rows from (jsonb_to_recordset(kinds) as (
      channel text, source text, counted boolean, reason text, "userAgent" text, utm jsonb, "refereeId" uuid, "referringHost" text)) with ordinality
      as k(channel, source, counted, reason, user_agent, utm, referee_id, referring_host, ord)
  ), resolved as materialized (
    select i.ord, i.id, i.visitor_id, timestamptz 'epoch' + i.ms * interval '1 millisecond' as occurred_at,
      k.channel, k.source, k.counted, k.reason, k.user_agent, k.utm, k.referee_id, k.referring_host,
      c.organization_id, c.program_id, c.id as code_id, c.referrer_id, o.time_zone
    from input i
    join kind k on k.ord = i.kind
    join referral_codes c on c.code_key = i.code_key
    join organizations o on o.id = c.organization_id
    where k.referee_id is null
       or exists (select from contacts p where p.id = k.referee_id and p.organization_id = c.organization_id)
  ), inserted as (
    insert into touches (id, organization_id, program_id, code_id, referrer_id, channel, source, visitor_id, referee_id, counted, reason, user_agent, utm, referring_host, occurred_at)
    select r.id, r.organization_id, r.program_id, r.code_id, r.referrer_id, r.channel, r.source, r.visitor_id, r.referee_id, r.counted, r.reason, r.user_agent, r.utm, r.referring_host, r.occurred_at
    from resolved r
  ), folded as (
    insert into rollup_daily as d (organization_id, program_id, day, channel, touches)
    select r.organization_id, r.program_id, (r.occurred_at at time zone r.time_zone)::date, r.channel, count(*)
    from resolved r where r.counted
    group by 1, 2, 3, 4 order by 1, 2, 3, 4
    on conflict on constraint rollup_daily_organization_id_program_id_day_channel_pk do update set touches = d.touches + excluded.touches
    returning 1
  ), sourced as (
    insert into rollup_sources as d (organization_id, program_id, day, utm_source, utm_campaign, referring_host, touches)
    select r.organization_id, r.program_id, (r.occurred_at at time zone r.time_zone)::date,
      source_name(r.utm ->> 'utm_source'), source_name(r.utm ->> 'utm_campaign'), source_name(r.referring_host), count(*)
    from resolved r
    where r.counted and (r.utm ?| array['utm_source', 'utm_campaign'] or r.referring_host is not null)
      and exists (select from folded)
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (organization_id, program_id, day, utm_source, utm_campaign, referring_host) do update set touches = d.touches + excluded.touches
    returning 1
  ), coded as (
    insert into rollup_codes as d (organization_id, code_id, touches)
    select r.organization_id, r.code_id, count(*)
    from resolved r
    where r.counted and exists (select from folded) and (select count(*) from sourced) >= 0
    group by 1, 2 order by 1, 2
    on conflict (organization_id, code_id) do update set touches = d.touches + excluded.touches
  )
  select i.ord from input i where not exists (select from resolved r where r.ord = i.ord)
$$;
