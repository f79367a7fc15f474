import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { codeFilterSchema, type ListedCode, listCodes } from './reads';

const COLUMNS: CsvColumns<ListedCode> = {
  id: (row) => row.id,
  code: (row) => row.code,
  url: (row) => row.url,
  program: (row) => row.programName,
  referrerId: (row) => row.referrerId,
  referrer: (row) => row.referrerName,
  referrerEmail: (row) => row.referrerEmail,
  touches: (row) => row.touches,
  referrals: (row) => row.referrals,
  active: (row) => (row.isActive ? 'yes' : 'no'),
  expiresAt: (row) => row.expiresAt,
  createdAt: (row) => row.createdAt,
};

/** Codes with what they have brought as CSV, newest first. Input: `{programId?, search?}`. */
export async function openCodesCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'programs:read');
  const filter = parse(codeFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) => listCodes(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
}
