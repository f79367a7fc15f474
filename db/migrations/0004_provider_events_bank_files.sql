-- What providers told us by webhook, and payouts that finance makes by hand at its own bank.

create table provider_events (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations (id),
  provider text not null,
  -- The provider's own id of it: the same notification, sent again, is the same row.
  event_id text not null,
  type text not null,
  payout_id uuid references payouts (id),
  received_at timestamptz not null default now(),
  -- Null until what it hints at was asked for and applied; one that was not handled is handled when it comes again.
  handled_at timestamptz,
  constraint provider_events_provider_check check (provider in ('stripe', 'paypal'))
);
create unique index provider_events_event_key on provider_events (organization_id, provider, event_id);

create table bank_files (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations (id),
  format text not null,
  name text not null,
  transfers integer not null,
  -- [{currency, amountMinor}], one for each currency in the file.
  totals jsonb not null,
  -- The file itself, since it must be the same whenever it is downloaded again; it holds account numbers.
  content_encrypted text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint bank_files_format_check check (format in ('csv', 'sepa'))
);
create index bank_files_org_idx on bank_files (organization_id, created_at);

-- One row for each payout by bank transfer. What became of it is what finance says.
create table manual_transfers (
  payout_id uuid primary key references payouts (id),
  organization_id uuid not null references organizations (id),
  reference text not null,
  amount_minor bigint not null,
  currency text not null,
  status text not null default 'pending',
  reason text,
  -- In one file at most, so that no bank is told twice.
  bank_file_id uuid references bank_files (id),
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  constraint manual_transfers_amount_check check (amount_minor > 0),
  constraint manual_transfers_status_check check (status in ('pending', 'settled', 'failed', 'reversed'))
);
create index manual_transfers_created_idx on manual_transfers (organization_id, created_at);
create index manual_transfers_waiting_idx on manual_transfers (organization_id, payout_id) where status = 'pending' and bank_file_id is null;
create index manual_transfers_file_idx on manual_transfers (organization_id, bank_file_id) where bank_file_id is not null;

call protect_tenant_table('provider_events');
call protect_tenant_table('bank_files');
call protect_tenant_table('manual_transfers');
grant select, insert, update on provider_events, bank_files, manual_transfers to kith_app;
