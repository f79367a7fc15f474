import { type BankFileRow, findWaitingTransfers, listBankFiles } from '@/db/queries/bank-files';
import { findManualTransfer } from '@/db/queries/manual-transfers';
import { idSchema } from '@/lib/domain/ids';
import { type CurrencyTotal, sepaProblem, totalsOf } from '@/lib/domain/payouts/bank-file';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { bankTransfersOf } from './bank-transfers';

const MOST_WAITING = 1000;
const FILES = 10;

export interface BankFiles {
  /** Payouts in no file yet. */
  waiting: number;
  /** Of those, what SEPA can pay. */
  sepa: number;
  totals: CurrencyTotal[];
  files: BankFileRow[];
}

/** What finance has to pay at its own bank, and the last files. */
export async function getBankFiles(ctx: Ctx): Promise<BankFiles> {
  authorize(ctx, 'payouts:read');
  return readOnly(ctx, async ({ sql }) => {
    const transfers = bankTransfersOf(ctx, '', await findWaitingTransfers(sql, MOST_WAITING));
    const sepa = transfers.filter((transfer) => sepaProblem(transfer) === null).length;
    return { waiting: transfers.length, sepa, totals: totalsOf(transfers), files: await listBankFiles(sql, FILES) };
  });
}

/** What finance has said of a payout by bank transfer; null when it has not been handed over yet. */
export async function getManualTransfer(
  ctx: Ctx,
  id: string,
): Promise<{ status: 'pending' | 'settled' | 'failed' | 'reversed' } | null> {
  authorize(ctx, 'payouts:read');
  const payoutId = parse(idSchema, id);
  const row = await readOnly(ctx, ({ sql }) => findManualTransfer(sql, payoutId));
  return row && { status: row.status };
}
