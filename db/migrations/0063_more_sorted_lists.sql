-- Enrolments by what they are worth: a column, and not only an index on the sum: under row-level security a next page could not
-- begin along such an index.
alter table conversions add column net_minor bigint not null
  generated always as (greatest(0, value_minor - discount_minor - refunded_minor)) stored;--> statement-breakpoint
create index conversions_net_idx on conversions (organization_id, net_minor, id);--> statement-breakpoint

-- Rewards by the day on which they can be paid. The pending ones have an index by it, so granting a reward writes no further one.
create index referral_rewards_decided_idx on referral_rewards (organization_id, payable_at, id) where status <> 'pending';--> statement-breakpoint

create index attribution_questions_shared_idx on attribution_questions (organization_id, shared_on, id);--> statement-breakpoint
create index credit_transfers_amount_idx on credit_transfers (organization_id, amount_minor, id);--> statement-breakpoint
create index redemptions_amount_idx on redemptions (organization_id, amount_minor, id);--> statement-breakpoint
-- What is not open ends no more, and stands last in both directions.
create index redemptions_ends_idx on redemptions (organization_id,
  (case when status = 'open' and expires_at is not null then expires_at else 'infinity'::timestamptz end), id);--> statement-breakpoint
create index redemptions_ends_latest_idx on redemptions (organization_id,
  (case when status = 'open' and expires_at is not null then expires_at else '-infinity'::timestamptz end), id);--> statement-breakpoint

-- Messages by their state, by which they are filtered and counted too: the few that failed are found without reading all others.
create index deliveries_status_idx on deliveries (organization_id, status, id);--> statement-breakpoint
create index webhook_deliveries_status_idx on webhook_deliveries (organization_id, endpoint_id, status, id);
