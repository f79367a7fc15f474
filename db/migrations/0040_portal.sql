-- The student's portal: where somebody is in the first steps, what was celebrated, whose words were kept, what was learnt.

create table portal_profiles (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  -- The next of three steps; 4 when all are done.
  onboarding_step smallint not null default 1 check (onboarding_step between 1 and 4),
  -- When the steps were done or put away.
  onboarded_at timestamptz,
  -- What friends read instead of the first name.
  shown_name text,
  -- Since when others may see the person in the ranking; null: they may not.
  ranked_since timestamptz,
  updated_at timestamptz not null default now(),
  primary key (organization_id, contact_id)
);--> statement-breakpoint
create index portal_profiles_ranked_idx on portal_profiles (organization_id) where ranked_since is not null;--> statement-breakpoint

create table portal_celebrations (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  program_id uuid not null,
  milestone text not null,
  celebrated_at timestamptz not null,
  primary key (organization_id, contact_id, program_id, milestone)
);--> statement-breakpoint

create table portal_messages (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  program_id uuid not null,
  channel text not null check (channel in ('whatsapp', 'email', 'sms', 'share-sheet')),
  body text not null,
  updated_at timestamptz not null,
  primary key (organization_id, contact_id, program_id, channel)
);--> statement-breakpoint

-- What a school allows in its portal; without a row the defaults of the core hold.
create table portal_settings (
  organization_id uuid primary key,
  board_enabled boolean not null,
  ranking_enabled boolean not null,
  questions_enabled boolean not null,
  consent_age smallint not null check (consent_age between 13 and 18),
  updated_at timestamptz not null default now()
);--> statement-breakpoint

-- ---------------------------------------------------------------- training
-- A built-in piece has a row only when a school switched it; a piece of its own has its words here.
create table training_lessons (
  organization_id uuid not null,
  lesson_key text not null,
  title text,
  body text,
  questions jsonb,
  is_active boolean not null default true,
  created_by text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (organization_id, lesson_key),
  constraint training_lessons_words_check check ((title is null) = (body is null) and (title is null) = (questions is null))
);--> statement-breakpoint

create table training_results (
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  lesson_key text not null,
  attempts integer not null,
  passed_at timestamptz,
  updated_at timestamptz not null,
  primary key (organization_id, contact_id, lesson_key)
);--> statement-breakpoint

-- ---------------------------------------------------------------- guardians
create table guardian_consents (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  guardian_id uuid not null references contacts (id),
  status text not null default 'asked' check (status in ('asked', 'granted', 'declined', 'withdrawn')),
  -- Which words the guardian read.
  text_version text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  decided_at timestamptz,
  constraint guardian_consents_decided_check check ((status = 'asked') = (decided_at is null))
);--> statement-breakpoint
create index guardian_consents_contact_idx on guardian_consents (organization_id, contact_id, id);--> statement-breakpoint

call protect_tenant_table('portal_profiles');--> statement-breakpoint
call protect_tenant_table('portal_celebrations');--> statement-breakpoint
call protect_tenant_table('portal_messages');--> statement-breakpoint
call protect_tenant_table('portal_settings');--> statement-breakpoint
call protect_tenant_table('training_lessons');--> statement-breakpoint
call protect_tenant_table('training_results');--> statement-breakpoint
call protect_tenant_table('guardian_consents');--> statement-breakpoint
grant select, insert, update on portal_profiles, portal_settings, guardian_consents to kith_app;--> statement-breakpoint
grant select, insert, update, delete on portal_messages, portal_celebrations, training_results, training_lessons to kith_app;--> statement-breakpoint

-- The landing page greets with the shown name: its cache is dropped with it, as with a changed first name.
create function notify_shown_name() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'INSERT' or old.shown_name is distinct from new.shown_name then
    perform pg_notify('landing', 'contact:' || new.contact_id);
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger notify_landing after insert or update on portal_profiles for each row execute function notify_shown_name();
