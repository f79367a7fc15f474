'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';

/** A first step is done: on to the next one, or home. */
export async function finishStepAction(step: 1 | 2 | 3): Promise<void> {
  await changeOwnProfile(await requireReferrer(), { stepDone: step });
  revalidatePath('/portal', 'layout');
  redirect(step === 3 ? '/portal' : `/portal/welcome?step=${step + 1}`);
}

/** The first steps are put away. */
export async function skipStepsAction(): Promise<void> {
  await changeOwnProfile(await requireReferrer(), { skip: true });
  revalidatePath('/portal', 'layout');
  redirect('/portal');
}

/** What friends read instead of the first name; null goes back to it. */
export async function saveNameAction(shownName: string | null): Promise<ActionResult<string | null>> {
  return runAction(async () => {
    const profile = await changeOwnProfile(await requireReferrer(), { shownName });
    revalidatePath('/portal', 'layout');
    return profile.shownName;
  });
}
