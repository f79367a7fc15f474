-- An override is a new decision: its rewards are granted anew beside those of the decision before, which stay where they were.
alter table attribution_decisions add column decided_by_name text;--> statement-breakpoint
create index attribution_decisions_overrides_idx on attribution_decisions (organization_id, id) where sequence > 1;--> statement-breakpoint

-- Which decision of the conversion granted it, by its sequence; and which later one took it back.
alter table referral_rewards add column grant_sequence integer not null default 1;--> statement-breakpoint
alter table referral_rewards add column superseded_by uuid references attribution_decisions (id);--> statement-breakpoint
drop index referral_rewards_line_key;--> statement-breakpoint
create unique index referral_rewards_line_key on referral_rewards (conversion_id, recipient_id, side, line, grant_sequence);--> statement-breakpoint
