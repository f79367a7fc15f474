'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { closeCase } from '@/lib/services/payouts/close-case';
import { type Corrected, correctCase } from '@/lib/services/payouts/correct-case';
import { type ReconciliationResult, reconcileBooks } from '@/lib/services/payouts/reconcile-books';

const PATH = '/payouts/reconciliation';

/** Compares all books now. */
export async function reconcileAction(): Promise<ActionResult<ReconciliationResult>> {
  return runAction(async () => {
    const result = await reconcileBooks(await requireStaff('payouts:write'));
    revalidatePath(PATH);
    return result;
  });
}

/** Does what a case proposes. */
export async function correctCaseAction(id: string): Promise<ActionResult<Corrected>> {
  return runAction(async () => {
    const corrected = await correctCase(await requireStaff('payouts:write'), id);
    revalidatePath('/payouts', 'layout');
    return corrected;
  });
}

/** Closes a case with a reason. */
export async function closeCaseAction(id: string, input: unknown): Promise<ActionResult<null>> {
  return runAction(async () => {
    await closeCase(await requireStaff('payouts:write'), id, input);
    revalidatePath(PATH);
    return null;
  });
}
