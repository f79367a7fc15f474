import { z } from 'zod';
import { findReward, findRewardParties, lockRewards, type RewardParties, type RewardRow } from '@/db/queries/rewards';
import { idSchema } from '@/lib/domain/ids';
import { mayApprove } from '@/lib/domain/rewards/approval';
import { canMoveReward } from '@/lib/domain/rewards/lifecycle';
import { isRewardExpired } from '@/lib/domain/rewards/payable-at';
import { approveRewardSchema } from '@/lib/domain/rewards/schema';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { type AppError, NotFoundError, RuleError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { applyApprovals } from './apply-approvals';
import { type RewardView, rewardView } from './view';

const bulkSchema = approveRewardSchema.extend({ rewardIds: z.array(idSchema).min(1).max(500) });
const oneSchema = approveRewardSchema.extend({ rewardId: idSchema });

export interface BulkApproval {
  approved: RewardView[];
  /** Those that stay as they are, each with what a person can read. */
  refused: { rewardId: string; code: string; message: string }[];
}

/**
 * Approves one reward. In its hold it may be approved early, and still is not paid before `payableAt`.
 * Input: `{rewardId, note?}`.
 * @throws RuleError `approval-by-interested-party` (rule 5), `already-settled`; NotFoundError
 */
export async function approveReward(ctx: Ctx, input: unknown): Promise<RewardView> {
  authorize(ctx, 'rewards:approve');
  const { rewardId, note } = parse(oneSchema, input);
  return transact(ctx, async (tx) => {
    const [reward] = await lockRewards(tx.sql, [rewardId]);
    const [parties] = await findRewardParties(tx.sql, [rewardId]);
    const refusal = refusalOf(ctx, reward, parties);
    if (refusal || !reward) throw refusal ?? new NotFoundError('reward');
    await applyApprovals(tx, ctx, [reward], note);
    const after = await findReward(tx.sql, rewardId);
    return rewardView(after ?? reward);
  });
}

/** Approves many: those that may be approved are, the others are named. Input: `{rewardIds, note?}`, at most 500. */
export async function approveRewards(ctx: Ctx, input: unknown): Promise<BulkApproval> {
  authorize(ctx, 'rewards:approve');
  const { rewardIds, note } = parse(bulkSchema, input);
  const ids = [...new Set(rewardIds)];
  return transact(ctx, async (tx) => {
    const rewards = new Map((await lockRewards(tx.sql, ids)).map((reward) => [reward.id, reward]));
    const parties = new Map((await findRewardParties(tx.sql, ids)).map((party) => [party.rewardId, party]));
    const refused: BulkApproval['refused'] = [];
    const accepted: RewardRow[] = [];
    for (const rewardId of ids) {
      const reward = rewards.get(rewardId);
      const refusal = refusalOf(ctx, reward, parties.get(rewardId));
      if (refusal) refused.push({ rewardId, code: refusal.code, message: refusal.message });
      else if (reward) accepted.push(reward);
    }
    await applyApprovals(tx, ctx, accepted, note);
    const after = await lockRewards(
      tx.sql,
      accepted.map(({ id }) => id),
    );
    return { approved: after.map(rewardView), refused };
  });
}

function refusalOf(ctx: Ctx, reward: RewardRow | undefined, parties: RewardParties | undefined): AppError | null {
  if (!reward || !parties) return new NotFoundError('reward');
  if (reward.status !== 'pending' || !canMoveReward(reward.status, 'approved')) {
    return new RuleError('already-settled', `This reward is ${reward.status} already.`);
  }
  if (isRewardExpired(reward.expiresAt, ctx.now)) return new RuleError('already-settled', 'This reward has expired.');
  const verdict = mayApprove({
    approver: { key: actorKey(ctx.actor), email: ctx.actor.email ?? null },
    recipient: { id: reward.recipientId, email: parties.recipientEmail },
    recordedBy: null,
    overriddenBy: parties.involved,
  });
  if (verdict.ok) return null;
  return new RuleError(
    'approval-by-interested-party',
    'Somebody else has to approve this: you receive it, or you recorded or changed the conversion that earned it.',
  );
}
