-- A picture of each item of the catalogue, small enough to live in the database.

create table item_pictures (
  item_id uuid primary key references merchandise_items (id),
  organization_id uuid not null,
  content_type text not null check (content_type in ('image/png', 'image/jpeg', 'image/webp')),
  content bytea not null check (octet_length(content) between 1 and 307200),
  alt text not null,
  -- of the content, for caches
  version text not null,
  created_by text not null,
  updated_at timestamptz not null default now()
);--> statement-breakpoint
call protect_tenant_table('item_pictures');--> statement-breakpoint
grant select, insert, update, delete on item_pictures to kith_app;
