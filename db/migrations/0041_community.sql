-- What students do together: challenges, the board with its moderation, and questions to the school.

create table community_challenges (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  program_id uuid,
  title text not null,
  goal smallint not null check (goal between 1 and 100),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  -- Words of thanks, or a thing to hand over; never money, which only programmes promise.
  recognition text,
  ended_at timestamptz,
  created_by text not null,
  created_at timestamptz not null default now(),
  constraint community_challenges_time_check check (ends_at > starts_at)
);--> statement-breakpoint
create index community_challenges_org_idx on community_challenges (organization_id, ends_at);--> statement-breakpoint

create table community_posts (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  -- Null for what the school wrote.
  contact_id uuid references contacts (id),
  staff_id uuid,
  parent_id uuid references community_posts (id),
  body text not null,
  hidden_at timestamptz,
  hidden_by text,
  hidden_reason text,
  created_at timestamptz not null default now(),
  constraint community_posts_author_check check ((contact_id is null) <> (staff_id is null)),
  constraint community_posts_hidden_check check ((hidden_at is null) = (hidden_by is null) and (hidden_at is null) = (hidden_reason is null))
);--> statement-breakpoint
create index community_posts_org_idx on community_posts (organization_id, id) where parent_id is null;--> statement-breakpoint
create index community_posts_parent_idx on community_posts (organization_id, parent_id) where parent_id is not null;--> statement-breakpoint
create index community_posts_contact_idx on community_posts (organization_id, contact_id, created_at);--> statement-breakpoint

create table community_reports (
  organization_id uuid not null,
  post_id uuid not null references community_posts (id),
  contact_id uuid not null references contacts (id),
  reason text not null check (reason in ('rude', 'spam', 'private', 'other')),
  created_at timestamptz not null,
  -- When somebody of the school looked and left the post as it was.
  settled_at timestamptz,
  primary key (organization_id, post_id, contact_id)
);--> statement-breakpoint
create index community_reports_open_idx on community_reports (organization_id, post_id) where settled_at is null;--> statement-breakpoint

create table community_questions (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  contact_id uuid not null references contacts (id),
  subject text not null,
  status text not null default 'open' check (status in ('open', 'answered', 'closed')),
  created_at timestamptz not null,
  last_at timestamptz not null
);--> statement-breakpoint
create index community_questions_status_idx on community_questions (organization_id, status, last_at);--> statement-breakpoint
create index community_questions_contact_idx on community_questions (organization_id, contact_id, last_at);--> statement-breakpoint

create table community_answers (
  id uuid primary key default uuidv7(),
  organization_id uuid not null,
  question_id uuid not null references community_questions (id),
  author text not null check (author in ('referrer', 'school')),
  written_by text not null,
  body text not null,
  created_at timestamptz not null
);--> statement-breakpoint
create index community_answers_question_idx on community_answers (organization_id, question_id, id);--> statement-breakpoint

call protect_tenant_table('community_challenges');--> statement-breakpoint
call protect_tenant_table('community_posts');--> statement-breakpoint
call protect_tenant_table('community_reports');--> statement-breakpoint
call protect_tenant_table('community_questions');--> statement-breakpoint
call protect_tenant_table('community_answers');--> statement-breakpoint
grant select, insert, update on community_challenges, community_posts, community_reports, community_questions to kith_app;--> statement-breakpoint
grant select, insert on community_answers to kith_app;
