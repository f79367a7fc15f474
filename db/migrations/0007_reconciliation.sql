-- Reconciliation of payouts with the books of providers and the ledger; the ledger read by the instant at which things happened.

create table reconciliation_runs (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  status text not null check (status in ('agreed', 'different', 'incomplete')),
  since timestamptz not null,
  -- What both sides said, for the page: {books, accounts, problems}
  figures jsonb not null,
  found integer not null,
  requested_by text not null,
  created_at timestamptz not null default now()
);--> statement-breakpoint
create index reconciliation_runs_org_idx on reconciliation_runs (organization_id, created_at);--> statement-breakpoint

create table reconciliation_cases (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  key text not null,
  kind text not null check (kind in ('missing-at-provider', 'unknown-at-provider', 'amount-differs', 'status-differs', 'settled-twice', 'ledger-differs')),
  correction text not null check (correction in ('settle', 'fail', 'reverse', 'look-again', 'ask-bank', 'check-ledger')),
  provider text,
  payout_id uuid,
  status text not null default 'open' check (status in ('open', 'resolved', 'ignored')),
  -- {ours, theirs}
  evidence jsonb not null,
  fingerprint text not null,
  first_run_id uuid not null,
  last_run_id uuid not null,
  opened_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  closed_at timestamptz,
  closed_by text,
  close_reason text,
  reopened integer not null default 0,
  constraint reconciliation_cases_closed_check check ((status = 'open') = (closed_at is null))
);--> statement-breakpoint
create unique index reconciliation_cases_key on reconciliation_cases (organization_id, key);--> statement-breakpoint
create index reconciliation_cases_status_idx on reconciliation_cases (organization_id, status, last_seen_at);--> statement-breakpoint

call protect_tenant_table('reconciliation_runs');--> statement-breakpoint
call protect_tenant_table('reconciliation_cases');--> statement-breakpoint
grant select, insert on reconciliation_runs to kith_app;--> statement-breakpoint
grant select, insert, update on reconciliation_cases to kith_app;--> statement-breakpoint

create index ledger_transfers_occurred_idx on ledger_transfers (organization_id, occurred_at, id);
