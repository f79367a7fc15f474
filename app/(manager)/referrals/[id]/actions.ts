'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { recordMilestone } from '@/lib/services/referrals/record-milestone';

/** Records that a referral reached a step of the school's own. */
export async function recordMilestoneAction(referralId: string, input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await recordMilestone(await requireStaff('referrals:write'), referralId, input);
    revalidatePath(`/referrals/${referralId}`);
    return null;
  });
}
