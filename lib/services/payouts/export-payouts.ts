import { decimalString } from '@/lib/domain/money/money';
import { listPayoutsSchema } from '@/lib/domain/payouts/schema';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listPayoutsWithNames } from './reads';

const HEAD = [
  ...[
    'id',
    'status',
    'recipientId',
    'recipient',
    'amount',
    'currency',
    'rewards',
    'provider',
    'destination',
    'reference',
  ],
  ...['failureReason', 'createdAt', 'settledAt', 'reversedAt', 'reversalReason'],
];

/** The filtered list of payouts as CSV, newest first; account numbers stay unreadable. Input: `{status?}`. */
export async function openPayoutsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'payouts:read');
  const filter = parse(listPayoutsSchema.pick({ status: true }), input);
  return pagesAsCsv(
    HEAD,
    (cursor) => listPayoutsWithNames(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
    (row) => [
      ...[row.id, row.status, row.recipientId, row.recipientName, decimalString(row.amountMinor, row.currency)],
      ...[row.currency, row.rewardIds.length, row.provider, row.destinationMasked, row.reference, row.failureReason],
      ...[row.createdAt, row.settledAt, row.reversedAt, row.reversalReason],
    ],
  );
}
