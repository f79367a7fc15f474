-- Where touches came from, by their ids and instants: planned once a connection, each looked for in its own month only. Row-level
-- security binds the caller.
create function sources_of_touches(ids uuid[], instants timestamptz[])
returns table (id uuid, source jsonb)
language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    select t.id, jsonb_build_object('utmSource', t.utm ->> 'utm_source', 'utmCampaign', t.utm ->> 'utm_campaign',
      'referringHost', t.referring_host)
    from unnest(ids, instants) as w(id, at)
    join touches t on t.id = w.id and t.occurred_at = w.at and t.organization_id = current_organization();
end $$;--> statement-breakpoint
revoke all on function sources_of_touches(uuid[], timestamptz[]) from public;--> statement-breakpoint
grant execute on function sources_of_touches(uuid[], timestamptz[]) to kith_app;
