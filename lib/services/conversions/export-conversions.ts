import { decimalString } from '@/lib/domain/money/money';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { type ConversionListItem, conversionFilterSchema, pageOfConversions } from './reads';

const COLUMNS: CsvColumns<ConversionListItem> = {
  id: (row) => row.id,
  externalId: (row) => row.externalId,
  milestone: (row) => row.milestone,
  occurredAt: (row) => row.occurredAt,
  refereeId: (row) => row.refereeId,
  referee: (row) => row.refereeName,
  course: (row) => row.courseName,
  netValue: (row) => decimalString(row.netMinor, row.currency),
  currency: (row) => row.currency,
  referrerId: (row) => row.referrerId,
  referrer: (row) => row.referrerName,
  referralId: (row) => row.referralId,
  rewards: (row) => decimalString(row.rewardMinor, row.currency),
  reason: (row) => row.reason,
};

/** The filtered list of conversions as CSV, the latest recorded first. Input: `{attributed?, search?}`. */
export async function openConversionsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'conversions:read');
  const filter = parse(conversionFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    pageOfConversions(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
