-- What people do with their credit: discount codes, credit on a course, merchandise, gifts; and what of it comes back.

create table merchandise_items (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  name text not null,
  description text,
  value_minor bigint not null check (value_minor > 0),
  currency text not null,
  -- null: as many as are asked for
  stock integer,
  is_active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint merchandise_items_stock_check check (stock >= 0)
);--> statement-breakpoint
create unique index merchandise_items_name_key on merchandise_items (organization_id, lower(name));--> statement-breakpoint

create table redemptions (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  kind text not null check (kind in ('discount', 'course-credit', 'merchandise')),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  status text not null,
  code text,
  code_key text,
  item_id uuid references merchandise_items (id),
  item text,
  course_external_id text,
  external_id text,
  used_minor bigint,
  used_external_id text,
  reason text,
  expires_at timestamptz,
  created_by text not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  constraint redemptions_status_check check (
    (kind = 'discount' and status in ('open', 'used', 'cancelled', 'expired'))
    or (kind = 'course-credit' and status = 'used')
    or (kind = 'merchandise' and status in ('requested', 'fulfilled', 'cancelled'))),
  constraint redemptions_code_check check (kind = 'discount' or (code_key is null and code is null)),
  constraint redemptions_used_check check (used_minor between 1 and amount_minor and (status <> 'used' or used_minor is not null))
);--> statement-breakpoint
create index redemptions_org_idx on redemptions (organization_id, created_at);--> statement-breakpoint
create index redemptions_contact_idx on redemptions (organization_id, contact_id, created_at);--> statement-breakpoint
create index redemptions_waiting_idx on redemptions (organization_id, expires_at) where status in ('open', 'requested');--> statement-breakpoint
create unique index redemptions_external_id_key on redemptions (organization_id, external_id) where external_id is not null;--> statement-breakpoint
create unique index redemptions_code_key on redemptions (organization_id, code_key) where code_key is not null;--> statement-breakpoint

create table credit_transfers (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  from_contact_id uuid not null references contacts (id),
  to_contact_id uuid not null references contacts (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  created_by text not null,
  created_at timestamptz not null default now()
);--> statement-breakpoint
create index credit_transfers_from_idx on credit_transfers (organization_id, from_contact_id, created_at);--> statement-breakpoint
create index credit_transfers_to_idx on credit_transfers (organization_id, to_contact_id, created_at);--> statement-breakpoint

-- Credit that somebody gives to an e-mail address: set aside until its owner takes it, whoever that is and whether or not he takes
-- part already, so that giving tells nobody who does.
create table credit_gifts (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  from_contact_id uuid not null references contacts (id),
  email text not null,
  email_normalized text not null,
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  status text not null default 'open' check (status in ('open', 'taken', 'returned')),
  transfer_id uuid references credit_transfers (id),
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  settled_at timestamptz
);--> statement-breakpoint
create index credit_gifts_from_idx on credit_gifts (organization_id, from_contact_id, created_at);--> statement-breakpoint
create index credit_gifts_to_idx on credit_gifts (organization_id, email_normalized) where status = 'open';--> statement-breakpoint
create index credit_gifts_open_idx on credit_gifts (organization_id, expires_at) where status = 'open';--> statement-breakpoint

-- Credit that is no reward: given by another person, or come back from a redemption. Each keeps the date of where it came from.
create table credit_lots (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  source_type text not null check (source_type in ('credit-transfer', 'credit-gift', 'redemption')),
  source_id uuid not null,
  expires_at timestamptz,
  expired_at timestamptz,
  created_at timestamptz not null default now()
);--> statement-breakpoint
create index credit_lots_contact_idx on credit_lots (organization_id, contact_id) where expired_at is null;--> statement-breakpoint
create index credit_lots_expiry_idx on credit_lots (organization_id, expires_at) where expired_at is null and expires_at is not null;--> statement-breakpoint

-- Which credit a redemption or a gift was taken from: `lot_id` is a reward or a row of credit_lots.
create table credit_uses (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  lot_id uuid not null,
  subject_id uuid not null,
  amount_minor bigint not null check (amount_minor > 0),
  expires_at timestamptz,
  created_at timestamptz not null default now()
);--> statement-breakpoint
create index credit_uses_lot_idx on credit_uses (organization_id, lot_id);--> statement-breakpoint
create unique index credit_uses_subject_key on credit_uses (organization_id, subject_id, lot_id);--> statement-breakpoint

-- Of which credit's end a person was reminded, and how many days before.
create table credit_reminders (
  organization_id uuid not null,
  lot_id uuid not null,
  stage smallint not null check (stage in (1, 7, 30)),
  reminder_id uuid not null,
  contact_id uuid not null references contacts (id),
  amount_minor bigint not null check (amount_minor > 0),
  currency text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  primary key (organization_id, lot_id, stage)
);--> statement-breakpoint
create index credit_reminders_reminder_idx on credit_reminders (organization_id, reminder_id);--> statement-breakpoint
create index credit_reminders_contact_idx on credit_reminders (organization_id, contact_id);--> statement-breakpoint

call protect_tenant_table('merchandise_items');--> statement-breakpoint
call protect_tenant_table('redemptions');--> statement-breakpoint
call protect_tenant_table('credit_transfers');--> statement-breakpoint
call protect_tenant_table('credit_gifts');--> statement-breakpoint
call protect_tenant_table('credit_lots');--> statement-breakpoint
call protect_tenant_table('credit_uses');--> statement-breakpoint
call protect_tenant_table('credit_reminders');--> statement-breakpoint
-- Where merging moves rows it updates them; uses stay as they were written.
grant select, insert, update on merchandise_items, redemptions, credit_transfers, credit_gifts, credit_lots, credit_reminders to kith_app;--> statement-breakpoint
grant select, insert on credit_uses to kith_app;
