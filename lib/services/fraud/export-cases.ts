import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { caseFilterSchema, type FraudCaseView, pageOfFraudCases } from './reads';

const COLUMNS: CsvColumns<FraudCaseView> = {
  id: (row) => row.id,
  status: (row) => row.status,
  verdict: (row) => row.verdict,
  score: (row) => row.score,
  referralId: (row) => row.referralId,
  referrerId: (row) => row.referrerId,
  referrer: (row) => row.referrerName,
  refereeId: (row) => row.refereeId,
  referee: (row) => row.refereeName,
  signals: (row) => row.signals.map(({ key, weight }) => `${key}:${weight}`).join(' '),
  reason: (row) => row.reason,
  createdAt: (row) => row.createdAt,
  decidedAt: (row) => row.decidedAt,
  appealedAt: (row) => row.appealedAt,
  closedAt: (row) => row.closedAt,
};

/** The filtered list of cases as CSV, newest first. Input: `{status?}`. `signals` reads `household:40 timing:10`. */
export async function openFraudCasesCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'referrals:read');
  const filter = parse(caseFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    pageOfFraudCases(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
