'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { reportPost } from '@/lib/services/community/report-post';
import { writePost } from '@/lib/services/community/write-post';
import { changeOwnProfile } from '@/lib/services/portal/change-profile';

/** Whether others may see the referrer on the list of the month. */
export async function rankedAction(ranked: boolean): Promise<ActionResult<void>> {
  return runAction(async () => {
    await changeOwnProfile(await requireReferrer(), { ranked });
    revalidatePath('/portal/community');
  });
}

/** Writes on the board, or answers. */
export async function writePostAction(input: { body: string; parentId?: string }): Promise<ActionResult<void>> {
  return runAction(async () => {
    await writePost(await requireReferrer(), input);
    revalidatePath('/portal/community/board');
  });
}

/** Says that a post does not belong on the board. */
export async function reportPostAction(postId: string, reason: string): Promise<ActionResult<void>> {
  return runAction(async () => {
    await reportPost(await requireReferrer(), { postId, reason });
    revalidatePath('/portal/community/board');
  });
}
