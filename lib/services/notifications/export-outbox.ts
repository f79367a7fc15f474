import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { listOutbox, type OutboxItem, outboxFilterSchema } from './reads';

const COLUMNS: CsvColumns<OutboxItem> = {
  id: (row) => row.id,
  createdAt: (row) => row.createdAt,
  channel: (row) => row.channel,
  audience: (row) => row.audience,
  template: (row) => row.template,
  subject: (row) => row.subject,
  toAddress: (row) => row.toAddress,
  contactId: (row) => row.contactId,
  status: (row) => row.status,
  reason: (row) => row.reason,
  attempts: (row) => row.attempts,
  sendAt: (row) => row.sendAt,
  sentAt: (row) => row.sentAt,
  deliveredAt: (row) => row.deliveredAt,
  provider: (row) => row.provider,
  error: (row) => row.error,
};

/** The filtered outbox as CSV, newest first, without what the messages say. Input: `{status?, template?, audience?, channel?, contactId?}`. */
export async function openOutboxCsv(ctx: Ctx, input: unknown = {}): Promise<AsyncIterable<string>> {
  authorize(ctx, 'outbox:read');
  const filter = parse(outboxFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) => listOutbox(ctx, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }));
}
