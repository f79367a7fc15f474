'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { saveOwnMessageFor } from '@/lib/services/portal/messages';

/** Keeps a referrer's own words for a way of sharing, or goes back to the school's. Input: `{programId, channel, body | null}`. */
export async function keepMessageAction(input: unknown): Promise<ActionResult<void>> {
  return runAction(async () => {
    await saveOwnMessageFor(await requireReferrer(), input);
    revalidatePath('/portal/share');
  });
}
