import { decimalString } from '@/lib/domain/money/money';
import { listPayoutsSchema } from '@/lib/domain/payouts/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listPayoutsWithNames, type NamedPayout } from './reads';

const COLUMNS: CsvColumns<NamedPayout> = {
  id: (row) => row.id,
  status: (row) => row.status,
  recipientId: (row) => row.recipientId,
  recipient: (row) => row.recipientName,
  amount: (row) => decimalString(row.amountMinor, row.currency),
  currency: (row) => row.currency,
  rewards: (row) => row.rewardIds.length,
  provider: (row) => row.provider,
  destination: (row) => row.destinationMasked,
  reference: (row) => row.reference,
  failureReason: (row) => row.failureReason,
  createdAt: (row) => row.createdAt,
  settledAt: (row) => row.settledAt,
  reversedAt: (row) => row.reversedAt,
  reversalReason: (row) => row.reversalReason,
};

/** The filtered list of payouts as CSV, newest first; account numbers stay unreadable. Input: `{status?}`. */
export async function openPayoutsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'payouts:read');
  const filter = parse(listPayoutsSchema.pick({ status: true }), input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    listPayoutsWithNames(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
