'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { decideFraudCase, type FraudDecision } from '@/lib/services/fraud/decide';

/** Clears or confirms a case, with a reason. */
export async function decideAction(
  caseId: string,
  decision: 'cleared' | 'confirmed',
  reason: string,
): Promise<ActionResult<FraudDecision>> {
  return runAction(async () => {
    const made = await decideFraudCase(await requireStaff('conversions:read'), { caseId, decision, reason });
    revalidatePath('/', 'layout');
    return made;
  });
}
