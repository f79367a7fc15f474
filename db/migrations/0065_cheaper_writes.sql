-- No query looks for a row by what stands in its documents: their values need no statistics, which cost more than those of all other
-- columns together while a table grows quickly.
alter table referral_rewards alter column receipt set statistics 0;--> statement-breakpoint
alter table attribution_decisions alter column receipt set statistics 0;--> statement-breakpoint
alter table referral_events alter column data set statistics 0;--> statement-breakpoint

-- The events of a batch wait for a moment as one job. To pack them took longer than to write them.
alter table graphile_worker._private_jobs alter column payload set storage external;
