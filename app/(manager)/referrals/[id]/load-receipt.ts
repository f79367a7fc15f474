import { orNull } from '@/lib/auth/or-null';
import { getAttribution } from '@/lib/services/attribution/reads';
import type { Ctx } from '@/lib/services/context';
import { listRewards } from '@/lib/services/rewards/reads';

/** How a referral was decided and what it earned; null where there is no such referral, or nothing is decided yet. */
export async function loadReceipt(ctx: Ctx, referralId: string) {
  const receipt = await orNull(() => getAttribution(ctx, referralId));
  if (!receipt) return null;
  const { data: rewards } = await listRewards(ctx, { referralId, limit: 100 });
  return { receipt, rewards };
}
