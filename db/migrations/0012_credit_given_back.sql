-- Credit that was used comes back when the course is refunded; a gift can be called back before it is taken.

alter table redemptions add column refunded_minor bigint not null default 0,
  add constraint redemptions_refunded_check check (refunded_minor between 0 and coalesce(used_minor, 0));--> statement-breakpoint

create table redemption_refunds (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  redemption_id uuid not null references redemptions (id),
  external_id text,
  amount_minor bigint not null check (amount_minor > 0),
  reason text,
  created_by text not null,
  created_at timestamptz not null default now()
);--> statement-breakpoint
create index redemption_refunds_redemption_idx on redemption_refunds (organization_id, redemption_id);--> statement-breakpoint
create unique index redemption_refunds_external_id_key on redemption_refunds (organization_id, external_id) where external_id is not null;--> statement-breakpoint
call protect_tenant_table('redemption_refunds');--> statement-breakpoint
grant select, insert on redemption_refunds to kith_app;--> statement-breakpoint

alter table credit_gifts drop constraint credit_gifts_status_check,
  add constraint credit_gifts_status_check check (status in ('open', 'taken', 'returned', 'withdrawn'));
