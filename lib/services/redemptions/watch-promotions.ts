import { findLivePromotions } from '@/db/queries/promotion-codes';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';
import { alignPromotion } from './align-promotion';

const PAUSE_MS = 9 * 60_000;
const MAX = 200;

/**
 * Asks Stripe about the codes that live there, the least recently asked first: makes what could not be made, learns what was used,
 * ends what ended. One that fails keeps no other from its turn.
 * @throws Error at the end, which says how many failed
 */
export async function watchPromotions(ctx: Ctx): Promise<{ asked: number }> {
  authorize(ctx, 'rewards:approve');
  const before = new Date(ctx.now.getTime() - PAUSE_MS);
  const ids = await readOnly(ctx, ({ sql }) => findLivePromotions(sql, before, MAX));
  const failed: string[] = [];
  for (const redemptionId of ids) {
    try {
      await alignPromotion(ctx, { redemptionId });
    } catch (error) {
      failed.push(`${redemptionId}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  if (failed.length) throw new Error(`${failed.length} of ${ids.length} codes at Stripe: ${failed[0]}`);
  return { asked: ids.length };
}
