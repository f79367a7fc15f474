-- By what a list of people sorts names: what is shown of them, without case and accents, the same on every machine.
create function contact_sort_name(first_name text, last_name text, email text, external_id text) returns text
language sql immutable parallel safe as $$
  select regexp_replace(normalize(lower(coalesce(
    nullif(btrim(coalesce(first_name, '') || ' ' || coalesce(last_name, '')), ''), email, external_id, '')), NFKD),
    '[' || chr(768) || '-' || chr(879) || ']', '', 'g')
$$;--> statement-breakpoint
-- A column, and not only an index on the function: under row-level security a next page could not begin along such an index.
alter table contacts add column sort_name text not null
  generated always as (contact_sort_name(first_name, last_name, email, external_id)) stored;--> statement-breakpoint
create index contacts_sort_name_idx on contacts (organization_id, sort_name, id) where merged_into_id is null;--> statement-breakpoint

-- Lists that grow are sorted along an index. What a referral or an enrolment writes often has as few as can be.
create index referrals_shared_idx on referrals (organization_id, shared_at, id);--> statement-breakpoint
create index referrals_reward_idx on referrals (organization_id, reward_amount_minor, id);--> statement-breakpoint
create index referral_rewards_amount_idx on referral_rewards (organization_id, reward_amount_minor, id);--> statement-breakpoint
create index payouts_amount_idx on payouts (organization_id, amount_minor, id);--> statement-breakpoint
create index fraud_cases_score_idx on fraud_cases (organization_id, score, id);
