'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { updateFraudSettings } from '@/lib/services/fraud/settings';

/** Saves when the school looks closer. */
export async function saveFraudSettingsAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await updateFraudSettings(await requireStaff('settings:write'), input);
    revalidatePath('/settings/fraud');
    return null;
  });
}
