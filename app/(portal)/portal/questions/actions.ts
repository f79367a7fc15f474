'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { answerQuestion } from '@/lib/services/community/answer-question';
import { askQuestion } from '@/lib/services/community/ask-question';

/** A referrer asks the school. */
export async function askQuestionAction(input: { subject: string; body: string }): Promise<ActionResult<void>> {
  return runAction(async () => {
    await askQuestion(await requireReferrer(), input);
    revalidatePath('/portal/questions');
  });
}

/** A referrer writes on in a question of his own. */
export async function writeOnAction(questionId: string, body: string): Promise<ActionResult<void>> {
  return runAction(async () => {
    await answerQuestion(await requireReferrer(), { questionId, body });
    revalidatePath('/portal/questions');
  });
}
