import { findRewardContexts } from '@/db/queries/portal';
import { listRewardRows, type RewardRow } from '@/db/queries/rewards';
import { publicName } from '@/lib/domain/people/public-name';
import type { ReceiptLine } from '@/lib/domain/rewards/receipt';
import type { VestingPart } from '@/lib/domain/rewards/reward-line';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';
import { readOnly } from '../transact';
import { rewardView } from './view';

type Shown =
  | 'id'
  | 'side'
  | 'kind'
  | 'item'
  | 'status'
  | 'currency'
  | 'rewardAmountMinor'
  | 'originalAmountMinor'
  | 'requiresApproval'
  | 'payableAt'
  | 'expiresAt'
  | 'expiredAt'
  | 'processedAt'
  | 'createdAt';

/** A reward as its recipient sees it: its receipt, but not who approved it, nor what staff wrote for themselves. */
export interface OwnReward extends Pick<RewardRow, Shown> {
  programName: string;
  /** First name of the friend, or of the one who invited. */
  otherFirstName: string | null;
  receipt: ReceiptLine[];
  /** Which part of a reward that vests in parts; null for a whole one. */
  vesting: VestingPart | null;
}

/** The rewards of the referrer who is signed in, newest first, each with its receipt. */
export async function listOwnRewards(ctx: Ctx, options: { limit?: number } = {}): Promise<OwnReward[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const filter = { recipientId: ctx.actor.id };
  return readOnly(ctx, async ({ sql }) => {
    const rows = await listRewardRows(sql, filter, null, options.limit ?? 200);
    const ids = rows.map(({ id }) => id);
    const contexts = new Map((await findRewardContexts(sql, ids)).map((row) => [row.rewardId, row]));
    return rows.map((row) => {
      const { id, side, kind, item, status, currency, rewardAmountMinor, originalAmountMinor } = row;
      const { requiresApproval, payableAt, expiresAt, expiredAt, processedAt, createdAt } = row;
      const { receipt, vesting } = rewardView(row);
      return {
        ...{ id, side, kind, item, status, currency, rewardAmountMinor, originalAmountMinor },
        ...{ requiresApproval, payableAt, expiresAt, expiredAt, processedAt, createdAt },
        programName: contexts.get(id)?.programName ?? '',
        otherFirstName: publicName(contexts.get(id)?.otherFirstName),
        receipt,
        vesting,
      };
    });
  });
}
