-- Who pays out for a school, how each person is paid, and when. Secrets and destinations are kept encrypted only.

create table payout_connections (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations (id),
  provider text not null,
  status text not null default 'connected',
  -- The one that new payouts go through unless a person's own way is another; the sandbox bank where there is none.
  is_default boolean not null default false,
  -- Null once it was disconnected and nothing is under way through it any more.
  settings_encrypted text,
  -- What may be shown: the account, the mode, the last characters of a key.
  facts jsonb not null,
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint payout_connections_provider_check check (provider in ('stripe', 'paypal', 'manual')),
  constraint payout_connections_status_check check (status in ('connected', 'disabled')),
  constraint payout_connections_default_check check (not is_default or status = 'connected')
);
create unique index payout_connections_provider_key on payout_connections (organization_id, provider);
create unique index payout_connections_default_key on payout_connections (organization_id) where is_default;

create table payout_methods (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  provider text not null,
  -- Null once another took its place: what is no longer needed is not kept. A Stripe account stays, to be used again.
  destination_encrypted text,
  masked text not null,
  status text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint payout_methods_provider_check check (provider in ('stripe', 'paypal', 'manual')),
  constraint payout_methods_status_check check (status in ('active', 'incomplete', 'replaced'))
);
create unique index payout_methods_active_key on payout_methods (organization_id, contact_id) where status = 'active';
create unique index payout_methods_incomplete_key on payout_methods (organization_id, contact_id) where status = 'incomplete';
create index payout_methods_contact_idx on payout_methods (organization_id, contact_id, id);

-- When the clock last ran payouts for a school, so that a day runs once and a missed one is caught up.
create table payout_runs (
  organization_id uuid primary key references organizations (id),
  last_run_at timestamptz not null
);

-- A payout is paid where it was made for, for ever, whatever is connected later.
alter table payouts
  add column destination_encrypted text,
  add column destination_masked text,
  -- The account at the provider that pays: its id there.
  add column provider_account text,
  -- Set before the first request goes out: from then on the provider is asked before it is told again.
  add column attempted_at timestamptz,
  add column reversed_at timestamptz;

call protect_tenant_table('payout_connections');
call protect_tenant_table('payout_methods');
call protect_tenant_table('payout_runs');
grant select, insert, update on payout_connections, payout_methods, payout_runs to kith_app;
