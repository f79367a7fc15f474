-- Discount codes made of credit that also work at the school's Stripe: what is known of each there.

create table promotion_codes (
  -- the coupon at Stripe has this id too, so that it is made once
  redemption_id uuid primary key references redemptions (id),
  organization_id uuid not null,
  -- whose account at Stripe
  account text not null,
  status text not null default 'waiting' check (status in ('waiting', 'active', 'failed', 'ended', 'used', 'lost')),
  promotion_code_id text,
  -- why it failed or was lost; the last answer that did not come
  error text,
  attempts integer not null default 0,
  asked_at timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);--> statement-breakpoint
create index promotion_codes_watch_idx on promotion_codes (organization_id, asked_at) where status in ('waiting', 'active', 'failed');--> statement-breakpoint
call protect_tenant_table('promotion_codes');--> statement-breakpoint
grant select, insert, update on promotion_codes to kith_app;
