import type { NamedTransferRow } from '@/db/queries/credit-transfers';
import { decimalString } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { listTransfers } from './gifts';

const COLUMNS: CsvColumns<NamedTransferRow> = {
  id: (row) => row.id,
  fromContactId: (row) => row.fromContactId,
  fromFirstName: (row) => row.fromFirstName,
  fromLastName: (row) => row.fromLastName,
  fromEmail: (row) => row.fromEmail,
  toContactId: (row) => row.toContactId,
  toFirstName: (row) => row.toFirstName,
  toLastName: (row) => row.toLastName,
  toEmail: (row) => row.toEmail,
  amount: (row) => decimalString(row.amountMinor, row.currency),
  currency: (row) => row.currency,
  createdAt: (row) => row.createdAt,
};

/** Credit that changed hands as CSV, newest first. */
export async function openTransfersCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'rewards:read');
  return pagesAsCsv(COLUMNS, (cursor) => listTransfers(ctx, { limit: 100, ...(cursor ? { cursor } : {}) }));
}
