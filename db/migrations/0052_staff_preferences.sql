-- What a member of staff wants to hear, and in which language. Without a row: everything, in the school's.

create table staff_preferences (
  staff_id uuid primary key references staff (id),
  organization_id uuid not null,
  language text check (language in ('en', 'es', 'de')),
  -- messages that were switched on or off, by name
  choices jsonb not null default '{}',
  updated_at timestamptz not null default now()
);--> statement-breakpoint
call protect_tenant_table('staff_preferences');--> statement-breakpoint
grant select, insert, update on staff_preferences to kith_app;
