-- Filters of a list under a name: one's own, or shared with the whole staff.
create table saved_views (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  page text not null,
  name text not null,
  query text not null,
  -- null: everybody's
  owner_id uuid references staff (id),
  is_pinned boolean not null default false,
  created_by text not null,
  created_at timestamptz not null default now()
);
create unique index saved_views_name_key on saved_views (organization_id, page, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'), lower(name));

call protect_tenant_table('saved_views');
grant select, insert, update, delete on saved_views to kith_app;
