-- After an outage the journal of touches is replayed: which of them had arrived although their answer did not?
create function stored_touches(ids uuid[], instants_ms bigint[]) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from unnest(ids, instants_ms) as i(id, ms)
  join touches t on t.id = i.id and t.occurred_at = timestamptz 'epoch' + i.ms * interval '1 millisecond'
$$;--> statement-breakpoint
revoke all on function stored_touches(uuid[], bigint[]) from public;--> statement-breakpoint
grant execute on function stored_touches(uuid[], bigint[]) to kith_app;
