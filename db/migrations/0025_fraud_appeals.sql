-- Until when the school answers an appeal, that its owners were told when it did not, and which browsers referrers use.
alter table fraud_cases add column answer_due_at timestamptz;--> statement-breakpoint
alter table fraud_cases add column escalated_at timestamptz;--> statement-breakpoint
-- Appeals that wait already get the whole time from now on.
update fraud_cases set answer_due_at = now() + interval '14 days' where status = 'appealed';--> statement-breakpoint
alter table fraud_cases add constraint fraud_cases_answer_check check (status <> 'appealed' or answer_due_at is not null);--> statement-breakpoint
alter table fraud_decisions drop constraint fraud_decisions_kind_check;--> statement-breakpoint
alter table fraud_decisions add constraint fraud_decisions_kind_check
  check (kind in ('opened', 'raised', 'cleared', 'confirmed', 'appealed', 'escalated', 'closed'));--> statement-breakpoint

-- A referrer came to the portal with this browser. Evidence only: kept apart from visitor_links, by which touches become a friend's.
create table referrer_browsers (
  organization_id uuid not null,
  visitor_id text not null,
  contact_id uuid not null references contacts (id),
  last_seen_at timestamptz not null,
  primary key (organization_id, visitor_id, contact_id)
);--> statement-breakpoint
create index referrer_browsers_contact_idx on referrer_browsers (organization_id, contact_id);--> statement-breakpoint
create index referrer_browsers_old_idx on referrer_browsers (organization_id, last_seen_at);--> statement-breakpoint
call protect_tenant_table('referrer_browsers');--> statement-breakpoint
grant select, insert, update, delete on referrer_browsers to kith_app;
