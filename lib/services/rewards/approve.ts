import { z } from 'zod';
import { findReward, lockRewards } from '@/db/queries/rewards';
import { idSchema } from '@/lib/domain/ids';
import { approveRewardSchema } from '@/lib/domain/rewards/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import type { RefusalCode } from '../refusal-codes';
import { transact } from '../transact';
import { approveLocked } from './approve-locked';
import { type RewardView, rewardView } from './view';

const bulkSchema = approveRewardSchema.extend({ rewardIds: z.array(idSchema).min(1).max(500) });
const oneSchema = approveRewardSchema.extend({ rewardId: idSchema });

export interface BulkApproval {
  approved: RewardView[];
  /** Approved by this person, and still pending: a second one has to approve them. */
  waiting: RewardView[];
  /** Those that stay as they are, each with what a person can read. */
  refused: { rewardId: string; code: RefusalCode; message: string }[];
}

/**
 * Approves one reward. In its hold it may be approved early, and still is not paid before `payableAt`. Where two people are
 * needed, the first one's approval is kept and the reward stays pending; so does a part of credit until it vests. Input:
 * `{rewardId, note?}`.
 * @throws RuleError `approval-by-interested-party` (rule 5), `already-settled`; NotFoundError
 */
export async function approveReward(ctx: Ctx, input: unknown): Promise<RewardView> {
  authorize(ctx, 'rewards:approve');
  const { rewardId, note } = parse(oneSchema, input);
  return transact(ctx, async (tx) => {
    const { refused } = await approveLocked(tx, ctx, [rewardId], note);
    if (refused[0]) throw refused[0].error;
    const after = await findReward(tx.sql, rewardId);
    if (!after) throw new NotFoundError('reward');
    return rewardView(after);
  });
}

/** Approves many: those that may be approved are, the others are named. Input: `{rewardIds, note?}`, at most 500. */
export async function approveRewards(ctx: Ctx, input: unknown): Promise<BulkApproval> {
  authorize(ctx, 'rewards:approve');
  const { rewardIds, note } = parse(bulkSchema, input);
  const ids = [...new Set(rewardIds)];
  return transact(ctx, async (tx) => {
    const { approved, ahead, waiting, refused } = await approveLocked(tx, ctx, ids, note);
    const first = new Set(waiting.map(({ id }) => id));
    const changed = [...approved, ...ahead, ...waiting].map(({ id }) => id);
    const after = (await lockRewards(tx.sql, changed)).map(rewardView);
    return {
      approved: after.filter(({ id }) => !first.has(id)),
      waiting: after.filter(({ id }) => first.has(id)),
      refused: refused.map(({ rewardId, error }) => ({ rewardId, code: error.code, message: error.message })),
    };
  });
}
