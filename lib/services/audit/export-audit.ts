import type { ListedAuditRow } from '@/db/queries/audit';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { auditFilterSchema, listAuditEvents } from './reads';

const COLUMNS: CsvColumns<ListedAuditRow> = {
  id: (row) => row.id,
  occurredAt: (row) => row.occurredAt,
  actorType: (row) => row.actorType,
  actorId: (row) => row.actorId,
  actorName: (row) => row.actorName,
  action: (row) => row.action,
  subjectType: (row) => row.subjectType,
  subjectId: (row) => row.subjectId,
  data: (row) => JSON.stringify(row.data),
  requestId: (row) => row.requestId,
  sequence: (row) => row.sequence,
  contentHash: (row) => row.contentHash,
  previousHash: (row) => row.previousHash,
  hash: (row) => row.hash,
};

/** The filtered audit trail as CSV, newest first, with what the chain is checked by. Input: `{action?, subjectType?, subjectId?, actorId?}`. */
export async function openAuditCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'audit:read');
  const filter = parse(auditFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    listAuditEvents(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
