'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { updateSettings } from '@/lib/services/organizations/update-settings';

/** Saves for how many months referral data is kept. */
export async function saveRetentionAction(retentionMonths: number | null): Promise<ActionResult<number>> {
  return runAction(async () => {
    const saved = await updateSettings(await requireStaff('settings:write'), { retentionMonths });
    revalidatePath('/settings/privacy');
    return saved.retentionMonths;
  });
}
