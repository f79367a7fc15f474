'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireReferrer } from '@/lib/auth/session';
import { askQuestion } from '@/lib/services/attribution/ask-question';
import { appealFraudCase } from '@/lib/services/fraud/appeal';

/** The referrer says why a refused reward is right. */
export async function appealAction(caseId: string, text: string): Promise<ActionResult<null>> {
  return runAction(async () => {
    await appealFraudCase(await requireReferrer(), { caseId, text });
    revalidatePath('/portal/progress');
    return null;
  });
}

/** The referrer asks where a referral is. */
export async function askQuestionAction(input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await askQuestion(await requireReferrer(), input);
    revalidatePath('/portal/progress', 'layout');
    return null;
  });
}
