'use server';
import { revalidatePath } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { sayRefusal } from '@/lib/i18n/say-refusal';
import { approveRewards } from '@/lib/services/rewards/approve';
import { rejectReward } from '@/lib/services/rewards/reject';

/**
 * Approves the selected rewards, and says in words what was done; those that may not be approved are named. Refused when none
 * could be. For the table's bulk bar.
 */
export async function approveManyAction(rewardIds: string[]): Promise<ActionResult<string>> {
  const result = await runAction(async () => approveRewards(await requireStaff('rewards:approve'), { rewardIds }));
  if (!result.ok) return result;
  const { approved, waiting, refused } = result.value;
  revalidatePath('/rewards', 'layout');
  const t = await getTranslations('rewards');
  const words = approved.length || !waiting.length ? [t('approved', { count: approved.length })] : [];
  if (waiting.length) words.push(t('firstApproved', { count: waiting.length }));
  const first = refused[0];
  if (first) words.push(t('refused', { count: refused.length, message: sayRefusal(first, await getLocale()) }));
  const said = words.join(' ');
  if (approved.length || waiting.length || !first) return { ok: true, value: said };
  return { ok: false, code: first.code, message: said, errors: [], requestId: null };
}

/** Rejects one reward with a reason. */
export async function rejectAction(rewardId: string, reason: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await rejectReward(await requireStaff('rewards:approve'), { rewardId, reason });
    revalidatePath('/rewards', 'layout');
    return null;
  });
}
