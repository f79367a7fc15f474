import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, pagesAsCsv } from '../pages-as-csv';
import { parse } from '../parse';
import { deliveryFilterSchema, type ListedDelivery, listDeliveries } from './reads';

const COLUMNS: CsvColumns<ListedDelivery> = {
  id: (row) => row.id,
  event: (row) => row.eventType,
  status: (row) => row.status,
  tries: (row) => row.attemptCount,
  lastStatusCode: (row) => row.lastAttempt?.statusCode ?? null,
  lastError: (row) => row.lastAttempt?.error ?? null,
  lastTriedAt: (row) => row.lastAttempt?.attemptedAt ?? null,
  nextAttemptAt: (row) => row.nextAttemptAt,
  createdAt: (row) => row.createdAt,
  settledAt: (row) => row.settledAt,
};

/** The filtered list of messages to an endpoint as CSV, newest first. Input: `{status?}`. @throws NotFoundError */
export async function openDeliveriesCsv(
  ctx: Ctx,
  endpointId: string,
  input: unknown = {},
): Promise<AsyncIterable<string>> {
  authorize(ctx, 'webhooks:write');
  const filter = parse(deliveryFilterSchema, input);
  return pagesAsCsv(COLUMNS, (cursor) =>
    listDeliveries(ctx, endpointId, { ...filter, limit: 100, ...(cursor ? { cursor } : {}) }),
  );
}
