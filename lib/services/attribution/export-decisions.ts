import type { DecisionListRow } from '@/db/queries/attribution-report';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { decisionFilterSchema, listDecisions } from './report';

const COLUMNS: CsvColumns<DecisionListRow> = {
  id: (row) => row.id,
  conversionId: (row) => row.conversionId,
  conversion: (row) => row.externalId,
  referralId: (row) => row.referralId,
  friend: (row) => row.refereeName,
  sequence: (row) => row.sequence,
  attributed: (row) => (row.attributed ? 'yes' : 'no'),
  code: (row) => (row.attributed ? row.code : null),
  beforeCode: (row) => row.beforeCode,
  rule: (row) => row.rule,
  reason: (row) => row.reason,
  note: (row) => row.note,
  decidedBy: (row) => row.decidedByName,
  decidedAt: (row) => row.decidedAt,
};

/** Decisions as CSV, newest first; with `overrides` only those of people. Input: `{overrides?}`. */
export async function openDecisionsCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'referrals:read');
  const filter = parse(decisionFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) => listDecisions(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
}
