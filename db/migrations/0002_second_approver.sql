-- Who approved a reward that needs two people. Never changed: what somebody approved, he has approved.
create table reward_approvals (
  organization_id uuid not null,
  reward_id uuid not null references referral_rewards (id),
  -- `type:id` of who approved, and the name he had then.
  approver text not null,
  approver_name text not null,
  note text,
  approved_at timestamptz not null,
  -- Nobody approves a reward twice, whatever two requests do at once.
  primary key (organization_id, reward_id, approver)
);

call protect_tenant_table('reward_approvals');
grant select, insert on reward_approvals to kith_app;

create trigger append_only before update or delete on reward_approvals for each row execute function refuse_change();
create trigger append_only_truncate before truncate on reward_approvals for each statement execute function refuse_change();
