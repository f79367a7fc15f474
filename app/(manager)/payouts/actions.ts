'use server';
import { revalidatePath } from 'next/cache';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import type { PayoutStatus } from '@/lib/domain/payouts/lifecycle';
import type { WaitingReason } from '@/lib/domain/payouts/route';
import { runPayouts } from '@/lib/services/payouts/build';
import { type ExportedFile, exportBankFile } from '@/lib/services/payouts/export-bank-file';
import { markFailed } from '@/lib/services/payouts/mark-failed';
import { markFilePaid } from '@/lib/services/payouts/mark-file-paid';
import { markPaid } from '@/lib/services/payouts/mark-paid';
import { takeBackPayout } from '@/lib/services/payouts/take-back';

/** Puts everything that is due into payouts and sends them; says how many people wait, and why. */
export async function runPayoutsAction(): Promise<
  ActionResult<{ count: number; waiting: Partial<Record<WaitingReason, number>> }>
> {
  return runAction(async () => {
    const { payouts, waiting } = await runPayouts(await requireStaff('payouts:write'));
    const reasons = Map.groupBy(waiting, ({ reason }) => reason);
    revalidatePath('/payouts');
    const counts = [...reasons].map(([reason, rows]) => [reason, rows.length]);
    return { count: payouts.length, waiting: Object.fromEntries(counts) };
  });
}

/** Puts the payouts that wait for the school's own bank into a file. */
export async function exportBankFileAction(format: 'sepa' | 'csv'): Promise<ActionResult<ExportedFile>> {
  return afterwards(async () => exportBankFile(await requireStaff('payouts:write'), { format }));
}

export async function markFilePaidAction(fileId: string): Promise<ActionResult<{ marked: number }>> {
  return afterwards(async () => markFilePaid(await requireStaff('payouts:write'), fileId));
}

export async function markPaidAction(payoutId: string): Promise<ActionResult<{ status: PayoutStatus }>> {
  return afterwards(async () => markPaid(await requireStaff('payouts:write'), { payoutId }));
}

export async function markFailedAction(
  payoutId: string,
  reason: string,
): Promise<ActionResult<{ status: PayoutStatus }>> {
  return afterwards(async () => markFailed(await requireStaff('payouts:write'), { payoutId, reason }));
}

/** Takes a paid payout back at Stripe. */
export async function takeBackAction(
  payoutId: string,
  reason: string,
): Promise<ActionResult<{ status: PayoutStatus }>> {
  return afterwards(async () => takeBackPayout(await requireStaff('payouts:write'), payoutId, { reason }));
}

function afterwards<Value>(work: () => Promise<Value>): Promise<ActionResult<Value>> {
  return runAction(async () => {
    const value = await work();
    revalidatePath('/payouts', 'layout');
    return value;
  });
}
