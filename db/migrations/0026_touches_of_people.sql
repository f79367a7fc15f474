-- The touches of people, by a plan that is made once a connection and looks only into the months it was asked for. Left to
-- itself PostgreSQL plans anew at each call as soon as there are many months, since a general plan looks dear to it: measured
-- with 64 months, planning cost three times what the look-up does (`bench:growth`). Row-level security binds the caller.
create function touches_of_people(ids uuid[], since timestamptz, until timestamptz)
returns table (id uuid, referee_id uuid, code_id uuid, channel text, counted boolean, reason text, occurred_at timestamptz, source jsonb)
language plpgsql stable set search_path = public, pg_temp set plan_cache_mode = force_generic_plan as $$
#variable_conflict use_column
begin
  return query
    with person as (
      select k.id, coalesce(k.merged_into_id, k.id) as referee_id from contacts k
      where k.id = any(ids) or k.merged_into_id = any(ids)
    )
    select t.id, p.referee_id, t.code_id, t.channel, t.counted, t.reason, t.occurred_at,
      jsonb_build_object('utmSource', t.utm ->> 'utm_source', 'utmCampaign', t.utm ->> 'utm_campaign', 'referringHost', t.referring_host)
    from person p join touches t on t.organization_id = current_organization() and t.referee_id = p.id
    where t.occurred_at between since and until
    union
    select t.id, p.referee_id, t.code_id, t.channel, t.counted, t.reason, t.occurred_at,
      jsonb_build_object('utmSource', t.utm ->> 'utm_source', 'utmCampaign', t.utm ->> 'utm_campaign', 'referringHost', t.referring_host)
    from person p
    join visitor_links v on v.contact_id = p.id
    join touches t on t.organization_id = v.organization_id and t.visitor_id = v.visitor_id
    where t.occurred_at between since and until and (t.referee_id is null or t.referee_id = p.id);
end $$;--> statement-breakpoint
revoke all on function touches_of_people(uuid[], timestamptz, timestamptz) from public;--> statement-breakpoint
grant execute on function touches_of_people(uuid[], timestamptz, timestamptz) to kith_app;
