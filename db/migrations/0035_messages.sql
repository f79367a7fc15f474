-- Messages on two channels, each with its state and its tries; who wants what, when, and who must not be written to any more.

alter table deliveries
  -- What is sent beside the body: List-Unsubscribe and List-Unsubscribe-Post.
  add column headers jsonb not null default '{}',
  add column send_at timestamptz not null default now(),
  add column attempts smallint not null default 0,
  -- Somebody is sending it until then; a process that died loses it after that.
  add column claimed_until timestamptz,
  -- Why it waits, or why it was not sent.
  add column reason text,
  -- The text message instead of which this mail was written.
  add column fallback_for uuid,
  -- The mail that goes out when this text message fails for good: {toAddress, subject, html, text, headers}.
  add column fallback jsonb,
  add column delivered_at timestamptz;
alter table deliveries drop constraint deliveries_status_check;
alter table deliveries add constraint deliveries_status_check check (
  status in ('queued', 'held', 'sent', 'delivered', 'bounced', 'complained', 'failed', 'suppressed'));
alter table deliveries add constraint deliveries_channel_check check (channel in ('email', 'sms'));
create index deliveries_due_idx on deliveries (send_at) where status in ('queued', 'held');
create index deliveries_reference_idx on deliveries (organization_id, provider_reference) where provider_reference is not null;
create index deliveries_contact_idx on deliveries (organization_id, contact_id, created_at) where contact_id is not null;

-- Everything that happened to a message on its way, in order; never changed.
create table delivery_attempts (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  delivery_id uuid not null references deliveries (id),
  outcome text not null,
  provider text not null,
  detail text,
  -- The provider's own id of what it told, so that it counts once.
  event_id text,
  at timestamptz not null,
  constraint delivery_attempts_outcome_check check (
    outcome in ('accepted', 'refused', 'unreachable', 'delayed', 'delivered', 'bounced', 'complained', 'undelivered'))
);
create index delivery_attempts_delivery_idx on delivery_attempts (organization_id, delivery_id, id);
create unique index delivery_attempts_event_key on delivery_attempts (organization_id, event_id) where event_id is not null;

-- What a person chose for one message on one channel; `*` is every message that can be switched off.
create table message_choices (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  message text not null,
  channel text not null,
  enabled boolean not null,
  updated_at timestamptz not null,
  primary key (organization_id, contact_id, message, channel),
  constraint message_choices_channel_check check (channel in ('email', 'sms'))
);

-- When a person wants to be written to; without a row the school's settings hold.
create table message_readers (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  time_zone text,
  -- Minutes after midnight by the person's clock; both or none.
  quiet_from smallint,
  quiet_to smallint,
  wants_digest boolean not null default false,
  updated_at timestamptz not null,
  primary key (organization_id, contact_id),
  constraint message_readers_quiet_check check (
    (quiet_from is null) = (quiet_to is null) and quiet_from between 0 and 1439 and quiet_to between 0 and 1439)
);

create table message_settings (
  organization_id uuid primary key,
  quiet_from smallint not null,
  quiet_to smallint not null,
  digest_hour smallint not null,
  updated_at timestamptz not null,
  constraint message_settings_check check (
    quiet_from between 0 and 1439 and quiet_to between 0 and 1439 and digest_hour between 0 and 23)
);

-- Addresses that must not be written to, as a hash; `masked` is what a manager sees.
create table message_suppressions (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  channel text not null,
  address_hash text not null,
  masked text not null,
  reason text not null,
  detail text,
  created_at timestamptz not null,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text,
  constraint message_suppressions_channel_check check (channel in ('email', 'sms')),
  constraint message_suppressions_reason_check check (reason in ('bounced', 'complained', 'stopped', 'manual')),
  constraint message_suppressions_lifted_check check ((lifted_at is null) = (lifted_by is null))
);
create unique index message_suppressions_active_key on message_suppressions (organization_id, channel, address_hash)
  where lifted_at is null;
create index message_suppressions_org_idx on message_suppressions (organization_id, id);

-- What waits for a person's daily mail.
create table digest_items (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  audience text not null,
  message text not null,
  line text not null,
  url text not null,
  due_at timestamptz not null,
  dedupe_key text not null,
  -- The mail that told it; null while it waits.
  delivery_id uuid references deliveries (id),
  settled_at timestamptz,
  created_at timestamptz not null,
  constraint digest_items_audience_check check (audience in ('referrer', 'referee'))
);
create unique index digest_items_dedupe_key on digest_items (organization_id, dedupe_key);
create index digest_items_due_idx on digest_items (due_at) where settled_at is null;
create index digest_items_contact_idx on digest_items (organization_id, contact_id) where settled_at is null;

-- A school's own accounts for mail and text messages. Settings are encrypted, `facts` may be shown.
create table message_connections (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  provider text not null,
  settings_encrypted text not null,
  facts jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint message_connections_provider_check check (provider in ('resend', 'twilio'))
);
create unique index message_connections_provider_key on message_connections (organization_id, provider);

-- A school's own words, version after version; a version without content is Kith's own words again.
create table message_templates (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  message text not null,
  version integer not null,
  content jsonb,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null
);
create unique index message_templates_version_key on message_templates (organization_id, message, version);

-- Up to when the opened codes of a school were looked at.
create table code_open_marks (
  organization_id uuid primary key,
  seen_until timestamptz not null
);
create index touches_recorded_idx on touches using brin (recorded_at);

call protect_tenant_table('delivery_attempts');
call protect_tenant_table('message_choices');
call protect_tenant_table('message_readers');
call protect_tenant_table('message_settings');
call protect_tenant_table('message_suppressions');
call protect_tenant_table('digest_items');
call protect_tenant_table('message_connections');
call protect_tenant_table('message_templates');
call protect_tenant_table('code_open_marks');
grant select, insert on delivery_attempts, message_templates to kith_app;
grant select, insert, update on message_readers, message_settings, message_suppressions, digest_items, code_open_marks to kith_app;
grant select, insert, update, delete on message_choices, message_connections to kith_app;

create trigger append_only before update or delete on delivery_attempts for each row execute function refuse_change();
create trigger append_only before update or delete on message_templates for each row execute function refuse_change();

-- Which schools have something to send now: the worker asks every minute and does nothing for the others.
create function organizations_with_due_messages(at timestamptz) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select organization_id from deliveries where status in ('queued', 'held') and send_at <= at
  union
  select organization_id from digest_items where settled_at is null and due_at <= at
$$;
revoke all on function organizations_with_due_messages(timestamptz) from public;
grant execute on function organizations_with_due_messages(timestamptz) to kith_app;

-- ---------------------------------------------------------------- what pages hear of at once
-- The payload is `organization topic person`, the person `*` for the whole staff; it says that something changed, never what.
create function live_signal(topic text, person uuid default null) returns void
language sql volatile as $$
  select pg_notify('live', current_organization() || ' ' || topic || ' ' || coalesce(person::text, '*'))
$$;
revoke all on function live_signal(text, uuid) from public;
grant execute on function live_signal(text, uuid) to kith_app;

create function notify_notices() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('live', c.organization_id || ' notices ' || c.contact_id)
  from (select distinct organization_id, contact_id from changed) c;
  return null;
end $$;
create trigger notify_notices_inserted after insert on notifications
  referencing new table as changed for each statement execute function notify_notices();
create trigger notify_notices_updated after update on notifications
  referencing new table as changed for each statement execute function notify_notices();

create function notify_outbox() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform pg_notify('live', c.organization_id || ' outbox *') from (select distinct organization_id from changed) c;
  return null;
end $$;
create trigger notify_outbox_inserted after insert on deliveries
  referencing new table as changed for each statement execute function notify_outbox();
create trigger notify_outbox_updated after update on deliveries
  referencing new table as changed for each statement execute function notify_outbox();
