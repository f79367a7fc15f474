import type { SuppressionRow } from '@/db/queries/message-suppressions';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { listSuppressions } from './suppressions';

const COLUMNS: CsvColumns<SuppressionRow> = {
  id: (row) => row.id,
  channel: (row) => row.channel,
  address: (row) => row.masked,
  reason: (row) => row.reason,
  detail: (row) => row.detail,
  createdAt: (row) => row.createdAt,
};

/** Addresses that must not be written to as CSV, newest first; of the addresses only a part, as everywhere. */
export async function openSuppressionsCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'people:read');
  return pagesAsCsv(COLUMNS, (cursor) => listSuppressions(ctx, { limit: 100, ...(cursor ? { cursor } : {}) }));
}
