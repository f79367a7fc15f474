import { insertRows } from '@/db/insert-rows';
import { findUnassessedOf, lockCasesOfReferrals } from '@/db/queries/fraud-cases';
import {
  findRewardParties,
  lockRewards,
  type RewardParties,
  type RewardRow,
  updateRewards,
} from '@/db/queries/rewards';
import { rewardApprovals } from '@/db/schema/rewards';
import { limitsIn } from '@/lib/domain/organizations/limits';
import { approvalsNeeded, isLastApproval, mayApprove } from '@/lib/domain/rewards/approval';
import { canMoveReward } from '@/lib/domain/rewards/lifecycle';
import { isRewardExpired } from '@/lib/domain/rewards/payable-at';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { type AppError, ConflictError, NotFoundError, RuleError } from '../errors';
import { assessReferrals } from '../fraud/assess';
import { type OrganizationFacts, organizationFacts } from '../organizations/facts';
import type { Tx } from '../transact';
import { applyApprovals, isWalletReward } from './apply-approvals';
import { rewardView } from './view';

export interface LockedApprovals {
  /** Approved now, by the last person who was needed. */
  approved: RewardRow[];
  /** Likewise, but a part of wallet credit that has not vested: the system gives it on its day. */
  ahead: RewardRow[];
  /** One person has approved, a second has to. */
  waiting: RewardRow[];
  refused: { rewardId: string; error: AppError }[];
}

/**
 * Approves what may be approved of these rewards, all locked: at once, or as the first of two where the recipient gets more
 * than the organisation lets one person approve. Who approved is read after the lock, so that two at once are told apart.
 */
export async function approveLocked(
  tx: Tx,
  ctx: Ctx,
  rewardIds: readonly string[],
  note?: string,
): Promise<LockedApprovals> {
  const organization = await organizationFacts(tx, ctx);
  const rewards = new Map((await lockRewards(tx.sql, rewardIds)).map((reward) => [reward.id, reward]));
  const parties = new Map((await findRewardParties(tx.sql, rewardIds)).map((party) => [party.rewardId, party]));
  const heldReferrals = await findHeld(tx, ctx, [...rewards.values()]);
  const result: LockedApprovals = { approved: [], ahead: [], waiting: [], refused: [] };
  const recorded: RewardRow[] = [];
  for (const rewardId of rewardIds) {
    const reward = rewards.get(rewardId);
    const party = parties.get(rewardId);
    const needed = needsOf(reward, party, organization);
    const error = refusalOf(ctx, reward, party, needed) ?? refusalOfHeld(reward, heldReferrals);
    if (error) result.refused.push({ rewardId, error });
    if (error || !reward || !party) continue;
    const isLast = isLastApproval(actorKey(ctx.actor), party.approvers, needed);
    const isAhead = isLast && isBeforeItsDay(reward, ctx.now);
    if (needed === 2 || isAhead) recorded.push(reward);
    (isAhead ? result.ahead : isLast ? result.approved : result.waiting).push(reward);
  }
  await recordApprovals(tx, ctx, recorded, note);
  await auditPending(tx, ctx, 'reward.first-approval', result.waiting, note);
  await approveAhead(tx, ctx, result.ahead, note);
  await applyApprovals(tx, ctx, result.approved, note);
  return result;
}

function needsOf(
  reward: RewardRow | undefined,
  party: RewardParties | undefined,
  organization: OrganizationFacts,
): 1 | 2 {
  if (!reward || !party) return 1;
  const { secondApprovalAboveMinor } = limitsIn(reward.currency, organization);
  return approvalsNeeded(party.recipientTotalMinor, secondApprovalAboveMinor);
}

function refusalOf(
  ctx: Ctx,
  reward: RewardRow | undefined,
  parties: RewardParties | undefined,
  needed: 1 | 2,
): AppError | null {
  if (!reward || !parties) return new NotFoundError('reward');
  if (reward.status !== 'pending' || !canMoveReward(reward.status, 'approved')) {
    return new RuleError('already-settled', `This reward is ${reward.status} already.`);
  }
  if (isRewardExpired(reward.expiresAt, ctx.now)) return new RuleError('already-settled', 'This reward has expired.');
  if (!reward.requiresApproval && parties.approvers.length >= needed) {
    return new RuleError('already-settled', 'This reward is approved already. It comes when its part vests.');
  }
  const approver = actorKey(ctx.actor);
  const facts = {
    approver: { key: approver, email: ctx.actor.email ?? null },
    recipient: { id: reward.recipientId, email: parties.recipientEmail },
    recordedBy: null,
    overriddenBy: parties.involved,
  };
  if (!mayApprove(facts).ok) {
    return new RuleError(
      'approval-by-interested-party',
      'Somebody else has to approve this: you receive it, or you recorded or changed the conversion that earned it.',
    );
  }
  // Where one person is enough by now, the first one may finish it.
  if (needed === 1 || mayApprove({ ...facts, approvedBy: parties.approvers }).ok) return null;
  return new RuleError(
    'approval-by-interested-party',
    'You have approved this already. It needs a second person, who is not you.',
  );
}

/** Referrals that a fraud case is about which nobody has cleared. What was never looked at is looked at now, before it is approved. */
async function findHeld(tx: Tx, ctx: Ctx, rewards: readonly RewardRow[]): Promise<Set<string>> {
  const referralIds = [...new Set(rewards.map(({ referralId }) => referralId))];
  const held = await assessReferrals(tx, ctx, await findUnassessedOf(tx.sql, referralIds));
  const cases = await lockCasesOfReferrals(tx.sql, referralIds);
  return new Set([...held, ...cases.filter(({ status }) => status !== 'cleared').map(({ referralId }) => referralId)]);
}

function refusalOfHeld(reward: RewardRow | undefined, held: ReadonlySet<string>): AppError | null {
  if (!reward || !held.has(reward.referralId)) return null;
  const message = 'A fraud case holds this reward. Decide the case first: clear it, and the reward can be approved.';
  return new ConflictError(message, 'fraud-case-open');
}

async function recordApprovals(tx: Tx, ctx: Ctx, rewards: readonly RewardRow[], note?: string): Promise<void> {
  const approver = actorKey(ctx.actor);
  await insertRows(
    tx.sql,
    rewardApprovals,
    rewards.map(({ id: rewardId }) => ({
      organizationId: ctx.organizationId,
      rewardId,
      approver,
      approverName: ctx.actor.name,
      note: note ?? null,
      approvedAt: ctx.now,
    })),
  );
}

/** Cash that is approved early waits for its day; a wallet would give it at once. Bonuses and whole rewards may come early. */
function isBeforeItsDay(reward: RewardRow, now: Date): boolean {
  return isWalletReward(reward) && reward.payableAt > now && rewardView(reward).vesting !== null;
}

/** They stay pending, and need nobody any more: `approveDueRewards` finishes them. */
async function approveAhead(tx: Tx, ctx: Ctx, rewards: readonly RewardRow[], note?: string): Promise<void> {
  await updateRewards(
    tx.sql,
    rewards.map(({ id, status }) => ({ id, status, requiresApproval: false })),
  );
  await auditPending(tx, ctx, 'reward.approved-ahead', rewards, note);
}

async function auditPending(
  tx: Tx,
  ctx: Ctx,
  action: string,
  rewards: readonly RewardRow[],
  note?: string,
): Promise<void> {
  await appendAudit(
    tx,
    ctx,
    rewards.map(({ id, referralId, recipientId, kind, rewardAmountMinor: amountMinor, currency }) => ({
      action,
      subjectType: 'reward',
      subjectId: id,
      data: { referralId, recipientId, kind, amountMinor, currency, note },
    })),
  );
}
