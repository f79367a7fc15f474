import { type DueRewardRow, lockDueRewards, updateRewards } from '@/db/queries/rewards';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { approvalsNeeded, recipientsNeedingApproval } from '@/lib/domain/rewards/approval';
import { isRewardExpired } from '@/lib/domain/rewards/payable-at';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { releasableReferrals } from '../fraud/releasable';
import { type OrganizationFacts, organizationFacts } from '../organizations/facts';
import { type Tx, transact } from '../transact';
import { applyApprovals } from './apply-approvals';

const BATCH = 200;

/**
 * Approves, as the system, every pending reward whose hold is over and that needs no person (rule 5), in batches of their own
 * transaction. Two at once share the work. What one recipient gets from one referral is summed anew, so that a line granted
 * later cannot slip through beside the first. Nothing of a referral that a fraud case is about is released here.
 * @param asOf the hold of what is approved is over by then
 * @returns how many were approved
 */
export async function approveDueRewards(ctx: Ctx, asOf: Date = ctx.now): Promise<{ approved: number }> {
  authorize(ctx, 'rewards:approve');
  let approved = 0;
  for (let afterId: string | null = null; ; ) {
    const batch: { approved: number; last: string | null } = await approveBatch(ctx, asOf, afterId);
    approved += batch.approved;
    if (!batch.last) return { approved };
    afterId = batch.last;
  }
}

function approveBatch(
  ctx: Ctx,
  asOf: Date,
  afterId: string | null,
): Promise<{ approved: number; last: string | null }> {
  return transact(ctx, async (tx) => {
    const organization = await organizationFacts(tx, ctx);
    const rows = await lockDueRewards(tx.sql, asOf, afterId, BATCH);
    const alive = rows.filter(({ expiresAt }) => !isRewardExpired(expiresAt, ctx.now));
    const { due, forPeople } = Object.groupBy(alive, (row) => (needsPerson(row, organization) ? 'forPeople' : 'due'));
    const releasable = await releasableReferrals(tx, ctx, due ?? []);
    const released = (due ?? []).filter(({ referralId }) => releasable.has(referralId));
    await applyApprovals(tx, ctx, released);
    await leaveToPeople(tx, ctx, forPeople ?? []);
    return { approved: released.length, last: rows.length < BATCH ? null : (rows.at(-1)?.id ?? null) };
  });
}

function needsPerson(row: DueRewardRow, organization: OrganizationFacts): boolean {
  const { approvalThresholdMinor, secondApprovalAboveMinor } = limitsIn(row.currency, organization);
  // People have approved it before its part vested.
  if (row.approvals.length >= approvalsNeeded(row.recipientTotalMinor, secondApprovalAboveMinor)) return false;
  const line = { recipientId: row.recipientId, amountMinor: row.recipientTotalMinor };
  return recipientsNeedingApproval([line], approvalThresholdMinor).has(row.recipientId);
}

/** Moves rewards whose sum has grown beyond the threshold into the queue of finance. */
async function leaveToPeople(tx: Tx, ctx: Ctx, rows: readonly DueRewardRow[]): Promise<void> {
  await updateRewards(
    tx.sql,
    rows.map(({ id, status }) => ({ id, status, requiresApproval: true })),
  );
  await appendAudit(
    tx,
    ctx,
    rows.map(({ id, recipientTotalMinor, currency }) => ({
      action: 'reward.approval-required',
      subjectType: 'reward',
      subjectId: id,
      data: { recipientTotalMinor, currency },
    })),
  );
}
