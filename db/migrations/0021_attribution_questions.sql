-- "My referral is missing": what a referrer asks, and what a person answered.
create table attribution_questions (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  friend_name text not null,
  friend_contact text,
  shared_on date not null,
  channel text not null,
  note text,
  status text not null default 'open',
  answer text,
  conversion_id uuid references conversions (id),
  decision_id uuid references attribution_decisions (id),
  referral_id uuid references referrals (id),
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  created_at timestamptz not null,
  constraint attribution_questions_status_check check (status in ('open', 'granted', 'declined')),
  constraint attribution_questions_decided_check check (
    status = 'open' or (answer is not null and decided_by is not null and decided_by_name is not null and decided_at is not null)),
  constraint attribution_questions_granted_check check ((status = 'granted') = (decision_id is not null))
);--> statement-breakpoint
create index attribution_questions_status_idx on attribution_questions (organization_id, status, id);--> statement-breakpoint
create index attribution_questions_contact_idx on attribution_questions (organization_id, contact_id, id);--> statement-breakpoint
call protect_tenant_table('attribution_questions');--> statement-breakpoint
grant select, insert, update on attribution_questions to kith_app;--> statement-breakpoint
