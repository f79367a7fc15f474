'use server';
import { type ActionResult, runAction } from '@/lib/auth/run-action';
import { requireStaff } from '@/lib/auth/session';
import { type LedgerReport, verifyLedger } from '@/lib/services/ledger/verify-ledger';

/** Checks every transfer against zero, and rewards and payouts against the ledger. */
export async function verifyLedgerAction(): Promise<ActionResult<LedgerReport>> {
  return runAction(async () => verifyLedger(await requireStaff('payouts:read')));
}
