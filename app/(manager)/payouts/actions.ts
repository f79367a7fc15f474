'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { runPayouts } from '@/lib/services/payouts/build';

/** Puts everything that is due into payouts and sends them. */
export async function runPayoutsAction(): Promise<ActionResult<{ count: number; skipped: number }>> {
  return runAction(async () => {
    const { payouts, skipped } = await runPayouts(await requireStaff('payouts:write'));
    revalidatePath('/payouts');
    return { count: payouts.length, skipped };
  });
}
