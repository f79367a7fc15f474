-- Taking back a payout at its provider, and whom the look at payouts asked last.

alter table payouts
  add column reversal_reason text,
  add column reversal_asked_by text,
  -- set from the request until the provider has spoken
  add column reversal_asked_at timestamptz,
  -- how often the provider said no, for good: each later request has a key of its own
  add column reversal_refusals integer not null default 0,
  -- when what became of it was asked last, so that those that fail keep no other waiting
  add column asked_at timestamptz;--> statement-breakpoint
create index payouts_taking_back_idx on payouts (organization_id, reversal_asked_at) where status = 'paid' and reversal_asked_at is not null;
