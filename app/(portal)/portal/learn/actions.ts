'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { checkLesson } from '@/lib/services/training/check-lesson';

/** Checks the answers at the end of a piece. */
export async function checkLessonAction(
  key: string,
  answers: number[],
): Promise<ActionResult<{ passed: boolean; wrong: number[] }>> {
  return runAction(async () => {
    const result = await checkLesson(await requireReferrer(), { key, answers });
    revalidatePath('/portal/learn');
    return result;
  });
}
