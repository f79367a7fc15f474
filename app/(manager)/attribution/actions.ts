'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { answerQuestion } from '@/lib/services/attribution/answer-question';
import {
  type OverrideSubject,
  overrideAttribution,
  overrideConversion,
  previewOverride,
} from '@/lib/services/attribution/override-attribution';
import type { OverrideEffect } from '@/lib/services/attribution/override-effect';
import { verifyDecision } from '@/lib/services/attribution/verify-attribution';
import { listCodes } from '@/lib/services/codes/reads';

export type FoundCode = { code: string; name: string; program: string };

/** Codes whose owner or letters have these words. */
export async function findCodesAction(search: string): Promise<ActionResult<FoundCode[]>> {
  return runAction(async () => {
    const { data } = await listCodes(await requireStaff('referrals:write'), { search, limit: 8 });
    return data.map(({ code, referrerName, referrerEmail, programName }) => {
      return { code, name: referrerName ?? referrerEmail ?? code, program: programName };
    });
  });
}

type Override = { code: string; reason: string; decisionId: string };

/** What an override would do to rewards and money; nothing is written. */
export async function previewOverrideAction(
  subject: OverrideSubject,
  input: Override,
): Promise<ActionResult<OverrideEffect>> {
  return runAction(async () => previewOverride(await requireStaff('referrals:write'), subject, input));
}

/** Decides anew to whom an enrolment is owed. Answers the referral that it is owed to. */
export async function overrideAction(
  subject: OverrideSubject,
  input: Override,
): Promise<ActionResult<{ referralId: string }>> {
  return runAction(async () => {
    const ctx = await requireStaff('referrals:write');
    const { owedReferralId } =
      'referralId' in subject
        ? await overrideAttribution(ctx, subject.referralId, input)
        : await overrideConversion(ctx, subject.conversionId, input);
    revalidatePath('/', 'layout');
    return { referralId: owedReferralId as string };
  });
}

/** Answers a referrer who misses a referral. */
export async function answerQuestionAction(id: string, input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await answerQuestion(await requireStaff('referrals:write'), id, input);
    revalidatePath('/', 'layout');
    return null;
  });
}

/** Replays a decision from its stored evidence. Null: all holds. */
export async function verifyDecisionAction(decisionId: string): Promise<ActionResult<string | null>> {
  return runAction(async () => (await verifyDecision(await requireStaff('referrals:read'), decisionId)).fault);
}
