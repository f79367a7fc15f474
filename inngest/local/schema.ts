/**
 * The engine's own state. `json`, not `jsonb`: a step's result must come back byte for byte, and jsonb refuses `\u0000`.
 * Every statement can be run again on a database that already has it.
 */
export const SCHEMA = `
create schema if not exists inngest_local;

create table if not exists inngest_local.events (
  id text primary key,
  name text not null,
  data json not null,
  ts timestamptz not null,
  received_at timestamptz not null default now()
);
create index if not exists events_received on inngest_local.events (received_at);

create table if not exists inngest_local.runs (
  id uuid primary key default uuidv7(),
  function_id text not null,
  event json not null,
  event_id text not null,
  status text not null default 'running' check (status in ('running', 'completed', 'failed', 'cancelled')),
  main text not null default 'busy' check (main in ('idle', 'busy', 'again')),
  attempt integer not null default 0,
  revision integer not null default 0,
  output json,
  error json,
  parent_run uuid,
  parent_step text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz
);
create index if not exists runs_active on inngest_local.runs (function_id) where status = 'running';
create index if not exists runs_ended on inngest_local.runs (ended_at) where ended_at is not null;
create index if not exists runs_event on inngest_local.runs (event_id);

create sequence if not exists inngest_local.step_order;

create table if not exists inngest_local.steps (
  run_id uuid not null references inngest_local.runs on delete cascade,
  id text not null,
  op text not null,
  name text not null,
  status text not null check (status in ('pending', 'data', 'error')),
  value json,
  last_error json,
  attempt integer not null default 0,
  wait_event text,
  wait_if text,
  completion bigint,
  created_at timestamptz not null default now(),
  completed_at timestamptz,
  primary key (run_id, id)
);
create index if not exists steps_waiting on inngest_local.steps (wait_event) where status = 'pending' and wait_event is not null;

create table if not exists inngest_local.idempotency (
  function_id text not null,
  key text not null,
  expires_at timestamptz not null,
  primary key (function_id, key)
);

create table if not exists inngest_local.slots (
  key text not null,
  run_id uuid not null,
  thread text not null,
  primary key (key, run_id, thread)
);
create index if not exists slots_run on inngest_local.slots (run_id, thread);

create table if not exists inngest_local.slot_waiters (
  run_id uuid not null,
  thread text not null,
  key text not null,
  primary key (run_id, thread)
);
create index if not exists slot_waiters_key on inngest_local.slot_waiters (key, run_id);

create table if not exists inngest_local.workers (
  id integer generated always as identity primary key,
  host text not null,
  pid integer not null,
  pools text[] not null default '{}',
  started_at timestamptz not null default now(),
  missing_since timestamptz
);
`;
