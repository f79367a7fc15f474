import { decimalString } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { type ListedRedemption, listRedemptions, redemptionFilterSchema } from './reads';

const COLUMNS: CsvColumns<ListedRedemption> = {
  id: (row) => row.id,
  kind: (row) => row.kind,
  status: (row) => row.status,
  contactId: (row) => row.contactId,
  firstName: (row) => row.firstName,
  lastName: (row) => row.lastName,
  email: (row) => row.email,
  amount: (row) => decimalString(row.amountMinor, row.currency),
  returned: (row) => decimalString(row.returnedMinor, row.currency),
  currency: (row) => row.currency,
  item: (row) => row.item,
  course: (row) => row.courseExternalId,
  usedFor: (row) => row.usedExternalId,
  externalId: (row) => row.externalId,
  reason: (row) => row.reason,
  createdAt: (row) => row.createdAt,
  expiresAt: (row) => row.expiresAt,
  settledAt: (row) => row.settledAt,
};

/** The filtered list of redemptions as CSV, newest first, without the codes: who can see a code can spend it. Input: `{contactId?, kind?, status?}`. */
export async function openRedemptionsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'rewards:read');
  const filter = parse(redemptionFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    listRedemptions(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
