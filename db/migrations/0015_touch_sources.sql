-- Where a touch came from, beside its channel: the host of the page that the link stood on, kept apart from the UTM parameters;
-- and figures by source, so that a report reads no touches.
alter table touches add column referring_host text;--> statement-breakpoint
-- Where a referral's touch came from. All null: nothing was said.
alter table referrals add column utm_source text, add column utm_campaign text, add column referring_host text;--> statement-breakpoint

-- Only what names a source has a row here; an empty text is a part that was not named. Lower case, at most 100 characters.
create table rollup_sources (
  organization_id uuid not null,
  program_id uuid not null,
  day date not null,
  utm_source text not null,
  utm_campaign text not null,
  referring_host text not null,
  touches integer not null default 0,
  leads integer not null default 0,
  conversions integer not null default 0,
  conversion_value_minor bigint not null default 0,
  reward_minor bigint not null default 0,
  primary key (organization_id, program_id, day, utm_source, utm_campaign, referring_host)
);--> statement-breakpoint
call protect_tenant_table('rollup_sources');--> statement-breakpoint
grant select, insert, update, delete on rollup_sources to kith_app;--> statement-breakpoint

-- How a source is written in the figures: one spelling of each.
create function source_name(given text) returns text language sql immutable parallel safe
  return lower(left(coalesce(given, ''), 100));--> statement-breakpoint
revoke all on function source_name(text) from public;--> statement-breakpoint
grant execute on function source_name(text) to kith_app;--> statement-breakpoint

-- As before (0001), with the referring host, and the fold of sources after that of days: every writer takes these rows in the
-- same order. Plain links name no source, and cost what they did.
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
  )
  select i.ord from input i where not exists (select from resolved r where r.ord = i.ord)
$$;
