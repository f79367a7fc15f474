-- What a merge of two people moved, so that it can be moved back.
create table contact_merges (
  id uuid primary key,
  organization_id uuid not null,
  from_id uuid not null references contacts (id),
  into_id uuid not null references contacts (id),
  -- Both people as they were, and the ids of all rows that were repointed.
  moved jsonb not null,
  merged_by text not null,
  merged_by_name text not null,
  merged_at timestamptz not null,
  undone_by text,
  undone_by_name text,
  undone_at timestamptz,
  constraint contact_merges_undone_check check ((undone_at is null) = (undone_by is null))
);--> statement-breakpoint
create unique index contact_merges_open_key on contact_merges (organization_id, from_id) where undone_at is null;--> statement-breakpoint
create index contact_merges_into_idx on contact_merges (organization_id, into_id);--> statement-breakpoint
call protect_tenant_table('contact_merges');--> statement-breakpoint
grant select, insert, update on contact_merges to kith_app;--> statement-breakpoint
