-- The touches of a batch as columns, and what most of them share (browser, channel, verdict) once: a quarter of the bytes.
drop function record_touches(jsonb);--> statement-breakpoint
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
revoke all on function record_touches(uuid[], text[], text[], bigint[], integer[], jsonb) from public;--> statement-breakpoint
grant execute on function record_touches(uuid[], text[], text[], bigint[], integer[], jsonb) to kith_app;
