'use server';
import { revalidatePath } from 'next/cache';
import { keepLocale } from '@/lib/auth/keep-locale';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { StaffPreferences } from '@/lib/domain/notifications/staff-preferences';
import { saveOwnPreferences } from '@/lib/services/notifications/own-preferences';

/** Stores what a member of staff says about himself; the pages change their language with it. */
export async function saveOwnPreferencesAction(input: StaffPreferences): Promise<ActionResult<null>> {
  return runAction(async () => {
    await saveOwnPreferences(await requireStaff(), input);
    if (input.language) await keepLocale(input.language);
    revalidatePath('/', 'layout');
    return null;
  });
}
