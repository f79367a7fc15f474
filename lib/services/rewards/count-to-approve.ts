import { countQueue } from '@/db/queries/reward-queue';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

/** How many rewards wait for a person, for the badge beside the queue. */
export async function countRewardsToApprove(ctx: Ctx): Promise<number> {
  authorize(ctx, 'rewards:read');
  const rows = await readOnly(ctx, ({ sql }) => countQueue(sql));
  return rows.reduce((sum, { count }) => sum + count, 0);
}
