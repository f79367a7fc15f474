-- Steps of a referral that a school defines beside the enrolment itself: a trial booked, an application. A referral reaches each
-- once. Enrolled, paid and attended are conversions and are not written here.
create table referral_milestones (
  id uuid primary key,
  organization_id uuid not null,
  referral_id uuid not null references referrals (id),
  key text not null,
  -- As it was called then: the school may rename or drop the step later.
  label text not null,
  external_id text,
  occurred_at timestamptz not null,
  recorded_by text not null,
  created_at timestamptz not null default now(),
  constraint referral_milestones_key_check check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and key not in ('enrolled', 'paid', 'attended'))
);--> statement-breakpoint
create unique index referral_milestones_referral_key on referral_milestones (organization_id, referral_id, key);--> statement-breakpoint
create unique index referral_milestones_external_id_key on referral_milestones (organization_id, external_id) where external_id is not null;--> statement-breakpoint
call protect_tenant_table('referral_milestones');--> statement-breakpoint
grant select, insert on referral_milestones to kith_app;--> statement-breakpoint

-- Cohorts are asked for by when a friend was referred, and times to conversion by when he converted.
create index referrals_referred_idx on referrals (organization_id, referred_at);--> statement-breakpoint
create index referrals_converted_idx on referrals (organization_id, converted_at) where converted_at is not null;
