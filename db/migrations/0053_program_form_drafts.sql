-- What is typed into the form of a programme before it is saved. Of a programme that exists: one for all who edit it; of a new
-- one: each member of staff his own, by template.

create table program_form_drafts (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  form text not null,
  -- null: everybody's
  owner_id uuid references staff (id),
  -- as the form holds them, half typed as they are
  field_values jsonb not null check (octet_length(field_values::text) <= 200000),
  -- begins with the instant of the first save in milliseconds: a draft that was forgotten and begun anew is another one
  revision bigint not null,
  updated_by text not null,
  updated_by_name text not null,
  updated_at timestamptz not null
);--> statement-breakpoint
create unique index program_form_drafts_key on program_form_drafts
  (organization_id, form, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'));--> statement-breakpoint
call protect_tenant_table('program_form_drafts');--> statement-breakpoint
grant select, insert, update, delete on program_form_drafts to kith_app;
