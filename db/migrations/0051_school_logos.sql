-- The logo of each school, drawn anew as PNG when it came in, small enough to live in the database.

create table school_logos (
  organization_id uuid primary key references organizations (id),
  content bytea not null check (octet_length(content) between 1 and 307200),
  width integer not null check (width between 1 and 640),
  height integer not null check (height between 1 and 240),
  -- of the content, for caches; part of its public address
  version text not null,
  created_by text not null,
  updated_at timestamptz not null default now()
);--> statement-breakpoint
create index school_logos_version_idx on school_logos (version);--> statement-breakpoint
call protect_tenant_table('school_logos');--> statement-breakpoint
grant select, insert, update, delete on school_logos to kith_app;--> statement-breakpoint

-- Landing pages and mails show it to people who are not signed in. Its address names the content and says nothing of the school.
create function logo_by_version(wanted text) returns bytea
language sql stable security definer set search_path = public, pg_temp as $$
  select content from school_logos where version = wanted limit 1
$$;--> statement-breakpoint
revoke all on function logo_by_version(text) from public;--> statement-breakpoint
grant execute on function logo_by_version(text) to kith_app;--> statement-breakpoint

create function notify_logo() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('landing', 'organization:' || coalesce(new.organization_id, old.organization_id));
  return null;
end $$;--> statement-breakpoint
create trigger notify_landing after insert or update or delete on school_logos for each row execute function notify_logo();
