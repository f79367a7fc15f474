-- Who looks suspicious, and what a person decided about it. Networks are kept as a keyed hash only, never an address.

-- A person was met on a network. The key changes every year, so older hashes match nothing any more.
create table contact_sightings (
  organization_id uuid not null,
  network_hash text not null,
  contact_id uuid not null references contacts (id),
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (organization_id, network_hash, contact_id)
);
create index contact_sightings_contact_idx on contact_sightings (organization_id, contact_id);
create index contact_sightings_old_idx on contact_sightings (organization_id, last_seen_at);

-- The latest look at a referral. The system approves nothing that was not looked at when the hold was over.
create table fraud_assessments (
  organization_id uuid not null,
  referral_id uuid not null references referrals (id),
  score smallint not null,
  verdict text not null,
  signals jsonb not null,
  assessed_at timestamptz not null,
  primary key (organization_id, referral_id),
  constraint fraud_assessments_score_check check (score between 0 and 100),
  constraint fraud_assessments_verdict_check check (verdict in ('pass', 'review', 'hold'))
);

create table fraud_cases (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  referral_id uuid not null references referrals (id),
  score smallint not null,
  verdict text not null,
  signals jsonb not null,
  status text not null default 'open',
  decided_by text,
  decided_at timestamptz,
  reason text,
  appeal_due_at timestamptz,
  appeal_text text,
  appealed_at timestamptz,
  -- Set when a confirmed case can no longer be appealed, and its rewards were taken back.
  closed_at timestamptz,
  created_at timestamptz not null default now(),
  constraint fraud_cases_score_check check (score between 0 and 100),
  constraint fraud_cases_verdict_check check (verdict in ('review', 'hold')),
  constraint fraud_cases_status_check check (status in ('open', 'cleared', 'confirmed', 'appealed')),
  constraint fraud_cases_decided_check check (status in ('open', 'appealed') or (decided_by is not null and decided_at is not null and reason is not null)),
  constraint fraud_cases_appeal_check check ((appealed_at is null) = (appeal_text is null))
);
create unique index fraud_cases_referral_key on fraud_cases (organization_id, referral_id);
create index fraud_cases_status_idx on fraud_cases (organization_id, status, id);

-- Everything that happened to a case, in order; never changed.
create table fraud_decisions (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  case_id uuid not null references fraud_cases (id),
  kind text not null,
  decided_by text not null,
  decided_by_name text not null,
  reason text,
  score smallint not null,
  decided_at timestamptz not null,
  constraint fraud_decisions_kind_check check (kind in ('opened', 'raised', 'cleared', 'confirmed', 'appealed', 'closed'))
);
create index fraud_decisions_case_idx on fraud_decisions (organization_id, case_id, id);

-- When a school looks closer; without a row the defaults of the core hold.
create table fraud_settings (
  organization_id uuid primary key,
  review_at smallint not null,
  hold_at smallint not null,
  shared_network_groups smallint not null,
  fast_enrolment_seconds smallint not null,
  updated_at timestamptz not null default now(),
  constraint fraud_settings_points_check check (review_at between 1 and 100 and hold_at between review_at and 100)
);

call protect_tenant_table('fraud_settings');
call protect_tenant_table('contact_sightings');
call protect_tenant_table('fraud_assessments');
call protect_tenant_table('fraud_cases');
call protect_tenant_table('fraud_decisions');
grant select, insert, update, delete on contact_sightings to kith_app;
grant select, insert, update on fraud_assessments, fraud_cases, fraud_settings to kith_app;
grant select, insert on fraud_decisions to kith_app;

create trigger append_only before update or delete on fraud_decisions for each row execute function refuse_change();
create trigger append_only_truncate before truncate on fraud_decisions for each statement execute function refuse_change();
