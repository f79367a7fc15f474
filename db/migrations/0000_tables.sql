CREATE TABLE "audit_chain" (
	"organization_id" uuid NOT NULL,
	"sequence" bigint NOT NULL,
	"audit_event_id" uuid NOT NULL,
	"txid" "xid8" NOT NULL,
	"hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"sealed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_chain_organization_id_sequence_pk" PRIMARY KEY("organization_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"action" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"data" jsonb NOT NULL,
	"request_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"txid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"occurred_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_events_id_occurred_at_pk" PRIMARY KEY("id","occurred_at")
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
CREATE TABLE "ledger_accounts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"contact_id" uuid,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_accounts_key" UNIQUE NULLS NOT DISTINCT("organization_id","kind","contact_id","currency"),
	CONSTRAINT "ledger_accounts_contact_check" CHECK (("ledger_accounts"."kind" like 'liability:%') = ("ledger_accounts"."contact_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "ledger_postings" (
	"id" uuid DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ledger_postings_id_created_at_pk" PRIMARY KEY("id","created_at"),
	CONSTRAINT "ledger_postings_amount_check" CHECK ("ledger_postings"."amount_minor" <> 0)
) PARTITION BY RANGE ("created_at");
--> statement-breakpoint
CREATE TABLE "ledger_transfers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"audience" text NOT NULL,
	"contact_id" uuid,
	"to_address" text NOT NULL,
	"template" text NOT NULL,
	"subject" text NOT NULL,
	"html" text NOT NULL,
	"text" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"provider" text,
	"provider_reference" text,
	"error" text,
	"dedupe_key" text NOT NULL,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "deliveries_status_check" CHECK ("deliveries"."status" in ('queued', 'sent', 'failed')),
	CONSTRAINT "deliveries_audience_check" CHECK ("deliveries"."audience" in ('staff', 'referrer', 'referee'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb NOT NULL,
	"dedupe_key" text NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_clients" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"client_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"name" text NOT NULL,
	"scopes" text[] NOT NULL,
	"revoked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_clients_client_id_unique" UNIQUE("client_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"api_client_id" uuid NOT NULL,
	"scopes" text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"organization_id" uuid NOT NULL,
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"response_status" text,
	"response_body" text,
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_organization_id_actor_id_key_pk" PRIMARY KEY("organization_id","actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "organizations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"settings" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "staff" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_role_check" CHECK ("staff"."role" in ('owner', 'manager', 'finance', 'viewer'))
);
--> statement-breakpoint
CREATE TABLE "verification_tokens" (
	"identifier" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verification_tokens_identifier_token_hash_pk" PRIMARY KEY("identifier","token_hash")
);
--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"organization_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_identities_organization_id_kind_value_pk" PRIMARY KEY("organization_id","kind","value"),
	CONSTRAINT "contact_identities_kind_check" CHECK ("contact_identities"."kind" in ('external-id', 'email', 'phone'))
);
--> statement-breakpoint
CREATE TABLE "contact_standings" (
	"organization_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_standings_contact_id_kind_pk" PRIMARY KEY("contact_id","kind"),
	CONSTRAINT "contact_standings_kind_check" CHECK ("contact_standings"."kind" in ('student', 'alumnus', 'parent', 'affiliate', 'partner', 'lead')),
	CONSTRAINT "contact_standings_status_check" CHECK ("contact_standings"."status" in ('active', 'inactive'))
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"external_id" text,
	"email" text,
	"email_normalized" text,
	"phone" text,
	"first_name" text,
	"last_name" text,
	"birth_date" date,
	"guardian_id" uuid,
	"merged_into_id" uuid,
	"lead_since" timestamp with time zone,
	"consent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visitor_links" (
	"organization_id" uuid NOT NULL,
	"visitor_id" text NOT NULL,
	"contact_id" uuid NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visitor_links_organization_id_visitor_id_contact_id_pk" PRIMARY KEY("organization_id","visitor_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"price_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_price_check" CHECK ("courses"."price_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "program_participants" (
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"rewarded_count" integer DEFAULT 0 NOT NULL,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "program_participants_program_id_contact_id_pk" PRIMARY KEY("program_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "program_versions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"definition" jsonb NOT NULL,
	"in_force_from" timestamp with time zone,
	"published_at" timestamp with time zone,
	"published_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "program_versions_status_check" CHECK ("program_versions"."status" in ('draft', 'published')),
	CONSTRAINT "program_versions_published_check" CHECK (("program_versions"."status" = 'published') = ("program_versions"."published_at" is not null and "program_versions"."in_force_from" is not null))
);
--> statement-breakpoint
CREATE TABLE "referral_codes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"referrer_id" uuid NOT NULL,
	"code" text NOT NULL,
	"code_key" text NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"expires_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_codes_code_key_unique" UNIQUE("code_key")
);
--> statement-breakpoint
CREATE TABLE "referral_programs" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"program_type" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"active_slot" smallint,
	"currency" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone,
	"budget_spent_minor" bigint DEFAULT 0 NOT NULL,
	"template_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "referral_programs_active_slot_check" CHECK ("referral_programs"."active_slot" between 1 and 5),
	CONSTRAINT "referral_programs_active_needs_slot" CHECK (("referral_programs"."status" = 'active') = ("referral_programs"."active_slot" is not null)),
	CONSTRAINT "referral_programs_status_check" CHECK ("referral_programs"."status" in ('draft', 'active', 'paused', 'ended')),
	CONSTRAINT "referral_programs_type_check" CHECK ("referral_programs"."program_type" in ('student', 'parent', 'affiliate', 'partner')),
	CONSTRAINT "referral_programs_dates_check" CHECK ("referral_programs"."ends_at" is null or "referral_programs"."ends_at" > "referral_programs"."starts_at")
);
--> statement-breakpoint
CREATE TABLE "attribution_decisions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"referral_id" uuid,
	"supersedes_id" uuid,
	"sequence" integer DEFAULT 1 NOT NULL,
	"model" text NOT NULL,
	"attributed" boolean NOT NULL,
	"reason" text,
	"receipt" jsonb NOT NULL,
	"evidence_hash" text NOT NULL,
	"decided_by" text NOT NULL,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversion_refunds" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"conversion_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	"reason" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversion_refunds_reason_check" CHECK ("conversion_refunds"."reason" in ('refund', 'drop-out', 'price-change')),
	CONSTRAINT "conversion_refunds_amount_check" CHECK ("conversion_refunds"."amount_minor" >= 0)
);
--> statement-breakpoint
CREATE TABLE "conversions" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"content_hash" text NOT NULL,
	"referee_id" uuid NOT NULL,
	"course_id" uuid,
	"milestone" text NOT NULL,
	"value_minor" bigint NOT NULL,
	"discount_minor" bigint DEFAULT 0 NOT NULL,
	"refunded_minor" bigint DEFAULT 0 NOT NULL,
	"dropped_out" boolean DEFAULT false NOT NULL,
	"currency" text NOT NULL,
	"code" text,
	"attributed" boolean NOT NULL,
	"reason" text,
	"referral_id" uuid,
	"recorded_by" text NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversions_amounts_check" CHECK ("conversions"."value_minor" >= 0 and "conversions"."discount_minor" >= 0 and "conversions"."refunded_minor" >= 0),
	CONSTRAINT "conversions_milestone_check" CHECK ("conversions"."milestone" in ('enrolled', 'paid', 'attended'))
);
--> statement-breakpoint
CREATE TABLE "referral_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"type" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"occurred_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version_id" uuid NOT NULL,
	"code_id" uuid NOT NULL,
	"referrer_id" uuid NOT NULL,
	"referee_id" uuid NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"channel" text NOT NULL,
	"shared_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"referred_at" timestamp with time zone NOT NULL,
	"converted_at" timestamp with time zone,
	"rewarded_at" timestamp with time zone,
	"conversion_value_minor" bigint,
	"reward_amount_minor" bigint DEFAULT 0 NOT NULL,
	"quality_score" smallint,
	"reason" text,
	"is_reward_claimed" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referrals_status_check" CHECK ("referrals"."status" in ('pending', 'converted', 'rewarded', 'expired', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "payout_items" (
	"organization_id" uuid NOT NULL,
	"payout_id" uuid NOT NULL,
	"reward_id" uuid NOT NULL,
	"amount_minor" bigint NOT NULL,
	CONSTRAINT "payout_items_payout_id_reward_id_pk" PRIMARY KEY("payout_id","reward_id")
);
--> statement-breakpoint
CREATE TABLE "payouts" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text DEFAULT 'processing' NOT NULL,
	"reference" text,
	"failure_reason" text,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "payouts_status_check" CHECK ("payouts"."status" in ('processing', 'paid', 'failed', 'reversed')),
	CONSTRAINT "payouts_amount_check" CHECK ("payouts"."amount_minor" > 0)
);
--> statement-breakpoint
CREATE TABLE "referral_rewards" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7() NOT NULL,
	"organization_id" uuid NOT NULL,
	"referral_id" uuid NOT NULL,
	"conversion_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"program_version_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"side" text NOT NULL,
	"line" text NOT NULL,
	"kind" text NOT NULL,
	"item" text,
	"original_amount_minor" bigint NOT NULL,
	"reward_amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"requires_approval" boolean NOT NULL,
	"payable_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone,
	"receipt" jsonb NOT NULL,
	"approved_at" timestamp with time zone,
	"approved_by" text,
	"cancelled_reason" text,
	"payout_id" uuid,
	"payment_reference" text,
	"processed_at" timestamp with time zone,
	"expired_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_rewards_side_check" CHECK ("referral_rewards"."side" in ('referrer', 'referee')),
	CONSTRAINT "referral_rewards_kind_check" CHECK ("referral_rewards"."kind" in ('cash', 'credit', 'discount', 'merchandise')),
	CONSTRAINT "referral_rewards_status_check" CHECK ("referral_rewards"."status" in ('pending', 'approved', 'paid', 'cancelled')),
	CONSTRAINT "referral_rewards_amounts_check" CHECK ("referral_rewards"."reward_amount_minor" >= 0 and "referral_rewards"."reward_amount_minor" <= "referral_rewards"."original_amount_minor")
);
--> statement-breakpoint
CREATE TABLE "sandbox_bank_transfers" (
	"organization_id" uuid NOT NULL,
	"idempotency_key" text PRIMARY KEY NOT NULL,
	"reference" text NOT NULL,
	"destination" text NOT NULL,
	"amount_minor" bigint NOT NULL,
	"currency" text NOT NULL,
	"outcome" text NOT NULL,
	"failure_reason" text,
	"attempts" integer DEFAULT 1 NOT NULL,
	"settles_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rollup_daily" (
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel" text NOT NULL,
	"touches" integer DEFAULT 0 NOT NULL,
	"leads" integer DEFAULT 0 NOT NULL,
	"conversions" integer DEFAULT 0 NOT NULL,
	"conversion_value_minor" bigint DEFAULT 0 NOT NULL,
	"reward_minor" bigint DEFAULT 0 NOT NULL,
	"paid_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "rollup_daily_organization_id_program_id_day_channel_pk" PRIMARY KEY("organization_id","program_id","day","channel")
);
--> statement-breakpoint
CREATE TABLE "rollup_referrers" (
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"referrer_id" uuid NOT NULL,
	"leads" integer DEFAULT 0 NOT NULL,
	"conversions" integer DEFAULT 0 NOT NULL,
	"conversion_value_minor" bigint DEFAULT 0 NOT NULL,
	"reward_minor" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "rollup_referrers_organization_id_program_id_referrer_id_pk" PRIMARY KEY("organization_id","program_id","referrer_id")
);
--> statement-breakpoint
CREATE TABLE "touches" (
	"id" uuid NOT NULL,
	"organization_id" uuid NOT NULL,
	"program_id" uuid NOT NULL,
	"code_id" uuid NOT NULL,
	"referrer_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"source" text,
	"visitor_id" text NOT NULL,
	"referee_id" uuid,
	"counted" boolean NOT NULL,
	"reason" text,
	"user_agent" text,
	"utm" jsonb,
	"occurred_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "touches_id_occurred_at_pk" PRIMARY KEY("id","occurred_at")
) PARTITION BY RANGE ("occurred_at");
--> statement-breakpoint
ALTER TABLE "ledger_accounts" ADD CONSTRAINT "ledger_accounts_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_clients" ADD CONSTRAINT "api_clients_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_api_client_id_api_clients_id_fk" FOREIGN KEY ("api_client_id") REFERENCES "public"."api_clients"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff" ADD CONSTRAINT "staff_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_standings" ADD CONSTRAINT "contact_standings_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_guardian_id_contacts_id_fk" FOREIGN KEY ("guardian_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_merged_into_id_contacts_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visitor_links" ADD CONSTRAINT "visitor_links_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_participants" ADD CONSTRAINT "program_participants_program_id_referral_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."referral_programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_participants" ADD CONSTRAINT "program_participants_contact_id_contacts_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "program_versions" ADD CONSTRAINT "program_versions_program_id_referral_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."referral_programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_codes" ADD CONSTRAINT "referral_codes_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_codes" ADD CONSTRAINT "referral_codes_program_id_referral_programs_id_fk" FOREIGN KEY ("program_id") REFERENCES "public"."referral_programs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_codes" ADD CONSTRAINT "referral_codes_referrer_id_contacts_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_programs" ADD CONSTRAINT "referral_programs_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attribution_decisions" ADD CONSTRAINT "attribution_decisions_conversion_id_conversions_id_fk" FOREIGN KEY ("conversion_id") REFERENCES "public"."conversions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attribution_decisions" ADD CONSTRAINT "attribution_decisions_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversion_refunds" ADD CONSTRAINT "conversion_refunds_conversion_id_conversions_id_fk" FOREIGN KEY ("conversion_id") REFERENCES "public"."conversions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_referee_id_contacts_id_fk" FOREIGN KEY ("referee_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_code_id_referral_codes_id_fk" FOREIGN KEY ("code_id") REFERENCES "public"."referral_codes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referrer_id_contacts_id_fk" FOREIGN KEY ("referrer_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_referee_id_contacts_id_fk" FOREIGN KEY ("referee_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_items" ADD CONSTRAINT "payout_items_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payout_items" ADD CONSTRAINT "payout_items_reward_id_referral_rewards_id_fk" FOREIGN KEY ("reward_id") REFERENCES "public"."referral_rewards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payouts" ADD CONSTRAINT "payouts_recipient_id_contacts_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_rewards" ADD CONSTRAINT "referral_rewards_referral_id_referrals_id_fk" FOREIGN KEY ("referral_id") REFERENCES "public"."referrals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_rewards" ADD CONSTRAINT "referral_rewards_conversion_id_conversions_id_fk" FOREIGN KEY ("conversion_id") REFERENCES "public"."conversions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_rewards" ADD CONSTRAINT "referral_rewards_recipient_id_contacts_id_fk" FOREIGN KEY ("recipient_id") REFERENCES "public"."contacts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referral_rewards" ADD CONSTRAINT "referral_rewards_payout_id_payouts_id_fk" FOREIGN KEY ("payout_id") REFERENCES "public"."payouts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "audit_chain_event_key" ON "audit_chain" USING btree ("audit_event_id");--> statement-breakpoint
CREATE INDEX "audit_events_seal_idx" ON "audit_events" USING btree ("organization_id","txid","id");--> statement-breakpoint
CREATE INDEX "audit_events_subject_idx" ON "audit_events" USING btree ("organization_id","subject_id");--> statement-breakpoint
CREATE INDEX "ledger_accounts_contact_idx" ON "ledger_accounts" USING btree ("organization_id","contact_id");--> statement-breakpoint
CREATE INDEX "ledger_postings_account_idx" ON "ledger_postings" USING btree ("organization_id","account_id","created_at");--> statement-breakpoint
CREATE INDEX "ledger_postings_transfer_idx" ON "ledger_postings" USING btree ("organization_id","transfer_id");--> statement-breakpoint
CREATE UNIQUE INDEX "ledger_transfers_dedupe_key" ON "ledger_transfers" USING btree ("organization_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "ledger_transfers_subject_idx" ON "ledger_transfers" USING btree ("organization_id","subject_id");--> statement-breakpoint
CREATE INDEX "ledger_transfers_org_idx" ON "ledger_transfers" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_dedupe_key" ON "deliveries" USING btree ("organization_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "deliveries_org_idx" ON "deliveries" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_dedupe_key" ON "notifications" USING btree ("organization_id","dedupe_key");--> statement-breakpoint
CREATE INDEX "notifications_contact_idx" ON "notifications" USING btree ("organization_id","contact_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_email_key" ON "staff" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "contact_identities_contact_idx" ON "contact_identities" USING btree ("organization_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contacts_external_id_key" ON "contacts" USING btree ("organization_id","external_id") WHERE "contacts"."external_id" is not null;--> statement-breakpoint
CREATE INDEX "contacts_email_idx" ON "contacts" USING btree ("organization_id","email_normalized") WHERE "contacts"."email_normalized" is not null;--> statement-breakpoint
CREATE INDEX "contacts_phone_idx" ON "contacts" USING btree ("organization_id","phone") WHERE "contacts"."phone" is not null;--> statement-breakpoint
CREATE INDEX "contacts_merged_idx" ON "contacts" USING btree ("organization_id","merged_into_id") WHERE "contacts"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "contacts_id_idx" ON "contacts" USING btree ("organization_id","id");--> statement-breakpoint
CREATE INDEX "contacts_created_idx" ON "contacts" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "contacts_guardian_idx" ON "contacts" USING btree ("organization_id","guardian_id") WHERE "contacts"."guardian_id" is not null;--> statement-breakpoint
CREATE INDEX "visitor_links_contact_idx" ON "visitor_links" USING btree ("organization_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "courses_external_id_key" ON "courses" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE UNIQUE INDEX "program_versions_number_key" ON "program_versions" USING btree ("program_id","version");--> statement-breakpoint
CREATE UNIQUE INDEX "program_versions_one_draft_key" ON "program_versions" USING btree ("program_id") WHERE "program_versions"."status" = 'draft';--> statement-breakpoint
CREATE INDEX "referral_codes_referrer_idx" ON "referral_codes" USING btree ("organization_id","referrer_id","program_id");--> statement-breakpoint
CREATE INDEX "referral_codes_program_idx" ON "referral_codes" USING btree ("organization_id","program_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_programs_active_slot_key" ON "referral_programs" USING btree ("organization_id","active_slot") WHERE "referral_programs"."active_slot" is not null;--> statement-breakpoint
CREATE INDEX "referral_programs_org_idx" ON "referral_programs" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "attribution_decisions_sequence_key" ON "attribution_decisions" USING btree ("conversion_id","sequence");--> statement-breakpoint
CREATE INDEX "attribution_decisions_referral_idx" ON "attribution_decisions" USING btree ("organization_id","referral_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversion_refunds_external_id_key" ON "conversion_refunds" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE INDEX "conversion_refunds_conversion_idx" ON "conversion_refunds" USING btree ("organization_id","conversion_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversions_external_id_key" ON "conversions" USING btree ("organization_id","external_id");--> statement-breakpoint
CREATE INDEX "conversions_referee_idx" ON "conversions" USING btree ("organization_id","referee_id","milestone");--> statement-breakpoint
CREATE INDEX "conversions_referral_idx" ON "conversions" USING btree ("organization_id","referral_id");--> statement-breakpoint
CREATE INDEX "conversions_org_idx" ON "conversions" USING btree ("organization_id","occurred_at");--> statement-breakpoint
CREATE INDEX "referral_events_referral_idx" ON "referral_events" USING btree ("organization_id","referral_id","occurred_at");--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_reward_per_referee" ON "referrals" USING btree ("organization_id","referee_id") WHERE "referrals"."is_reward_claimed";--> statement-breakpoint
CREATE UNIQUE INDEX "referrals_one_open_per_code_key" ON "referrals" USING btree ("code_id","referee_id") WHERE "referrals"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "referrals_org_idx" ON "referrals" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "referrals_referee_idx" ON "referrals" USING btree ("organization_id","referee_id");--> statement-breakpoint
CREATE INDEX "referrals_referrer_idx" ON "referrals" USING btree ("organization_id","referrer_id","created_at");--> statement-breakpoint
CREATE INDEX "referrals_expiry_idx" ON "referrals" USING btree ("organization_id","expires_at") WHERE "referrals"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "payout_items_reward_idx" ON "payout_items" USING btree ("organization_id","reward_id");--> statement-breakpoint
CREATE INDEX "payouts_org_idx" ON "payouts" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "payouts_recipient_idx" ON "payouts" USING btree ("organization_id","recipient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "referral_rewards_line_key" ON "referral_rewards" USING btree ("conversion_id","recipient_id","side","line");--> statement-breakpoint
CREATE INDEX "referral_rewards_org_idx" ON "referral_rewards" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "referral_rewards_referral_idx" ON "referral_rewards" USING btree ("organization_id","referral_id");--> statement-breakpoint
CREATE INDEX "referral_rewards_recipient_idx" ON "referral_rewards" USING btree ("organization_id","recipient_id","created_at");--> statement-breakpoint
CREATE INDEX "referral_rewards_due_idx" ON "referral_rewards" USING btree ("organization_id","payable_at") WHERE "referral_rewards"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "referral_rewards_payable_idx" ON "referral_rewards" USING btree ("organization_id","recipient_id") WHERE "referral_rewards"."status" = 'approved';--> statement-breakpoint
CREATE INDEX "referral_rewards_expiry_idx" ON "referral_rewards" USING btree ("organization_id","expires_at") WHERE "referral_rewards"."expires_at" is not null and "referral_rewards"."expired_at" is null;--> statement-breakpoint
CREATE INDEX "touches_visitor_idx" ON "touches" USING btree ("organization_id","visitor_id","occurred_at");--> statement-breakpoint
CREATE INDEX "touches_referee_idx" ON "touches" USING btree ("organization_id","referee_id","occurred_at") WHERE "touches"."referee_id" is not null;--> statement-breakpoint
CREATE INDEX "touches_code_idx" ON "touches" USING btree ("organization_id","code_id","occurred_at");