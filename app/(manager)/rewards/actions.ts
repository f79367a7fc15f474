'use server';
import { revalidatePath } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { approveRewards } from '@/lib/services/rewards/approve';
import { rejectReward } from '@/lib/services/rewards/reject';

/** Approves the selected rewards; those that may not be approved are named. For the table's bulk bar. */
export async function approveManyAction(rewardIds: string[]): Promise<{ ok: boolean; message: string }> {
  const t = await getTranslations('rewards');
  const result = await runAction(async () => approveRewards(await requireStaff('rewards:approve'), { rewardIds }));
  if (!result.ok) {
    return { ok: false, message: result.requestId ? t('failed', { requestId: result.requestId }) : result.message };
  }
  const { approved, waiting, refused } = result.value;
  revalidatePath('/rewards', 'layout');
  const words = approved.length || !waiting.length ? [t('approved', { count: approved.length })] : [];
  if (waiting.length) words.push(t('firstApproved', { count: waiting.length }));
  if (refused[0]) words.push(t('refused', { count: refused.length, message: refused[0].message }));
  return { ok: approved.length + waiting.length > 0, message: words.join(' ') };
}

/** Rejects one reward with a reason. */
export async function rejectAction(rewardId: string, reason: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await rejectReward(await requireStaff('rewards:approve'), { rewardId, reason });
    revalidatePath('/rewards', 'layout');
    return null;
  });
}
