-- Outgoing webhooks: who is told, what was to be said, and every try to say it.

create table webhook_endpoints (
  id uuid primary key default uuidv7(),
  organization_id uuid not null references organizations (id),
  url text not null,
  description text,
  -- empty: every event there is
  events text[] not null default '{}',
  status text not null default 'enabled',
  secret_encrypted text,
  -- signs too until the instant beside it, so that a receiver can change its secret without a gap
  previous_secret_encrypted text,
  previous_secret_until timestamptz,
  -- since when every delivery has failed; null while they arrive
  failing_since timestamptz,
  disabled_reason text,
  disabled_at timestamptz,
  deleted_at timestamptz,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint webhook_endpoints_status_check check (status in ('enabled', 'disabled')),
  constraint webhook_endpoints_disabled_check check ((status = 'disabled') = (disabled_reason is not null and disabled_at is not null))
);
create index webhook_endpoints_org_idx on webhook_endpoints (organization_id, id) where deleted_at is null;

-- One message for one endpoint. The id is what the receiver knows it by, however often it is sent.
create table webhook_deliveries (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  endpoint_id uuid not null references webhook_endpoints (id),
  event_type text not null,
  payload text not null,
  status text not null default 'pending',
  attempt_count integer not null default 0,
  next_attempt_at timestamptz,
  settled_at timestamptz,
  created_at timestamptz not null default now(),
  constraint webhook_deliveries_status_check check (status in ('pending', 'delivered', 'failed'))
);
create index webhook_deliveries_endpoint_idx on webhook_deliveries (organization_id, endpoint_id, id);
create index webhook_deliveries_old_idx on webhook_deliveries (organization_id, created_at);

create table webhook_attempts (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  delivery_id uuid not null references webhook_deliveries (id) on delete cascade,
  status_code smallint,
  duration_ms integer not null,
  error text,
  response_excerpt text,
  attempted_at timestamptz not null
);
create index webhook_attempts_delivery_idx on webhook_attempts (organization_id, delivery_id, id);

call protect_tenant_table('webhook_endpoints');
call protect_tenant_table('webhook_deliveries');
call protect_tenant_table('webhook_attempts');
grant select, insert, update on webhook_endpoints to kith_app;
grant select, insert, update, delete on webhook_deliveries to kith_app;
grant select, insert, delete on webhook_attempts to kith_app;
