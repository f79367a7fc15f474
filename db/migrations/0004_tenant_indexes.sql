-- Every query carries its organisation through row-level security. An index that starts with it is chosen also before the first
-- ANALYZE has told PostgreSQL how many rows an organisation has.
drop index contacts_email_idx, contacts_phone_idx, contacts_merged_idx, contacts_guardian_idx, referrals_referee_idx,
  referrals_referrer_idx, conversions_referee_idx, referral_codes_referrer_idx;--> statement-breakpoint
create index contacts_email_idx on contacts (organization_id, email_normalized) where email_normalized is not null;--> statement-breakpoint
create index contacts_phone_idx on contacts (organization_id, phone) where phone is not null;--> statement-breakpoint
create index contacts_merged_idx on contacts (organization_id, merged_into_id) where merged_into_id is not null;--> statement-breakpoint
create index contacts_guardian_idx on contacts (organization_id, guardian_id) where guardian_id is not null;--> statement-breakpoint
create index contacts_id_idx on contacts (organization_id, id);--> statement-breakpoint
create index referrals_referee_idx on referrals (organization_id, referee_id);--> statement-breakpoint
create index referrals_referrer_idx on referrals (organization_id, referrer_id, created_at);--> statement-breakpoint
create index conversions_referee_idx on conversions (organization_id, referee_id, milestone);--> statement-breakpoint
create index referral_codes_referrer_idx on referral_codes (organization_id, referrer_id, program_id);
