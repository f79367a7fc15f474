import type { ApiClientRow } from '@/db/queries/api-clients';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { type CsvColumns, listAsCsv } from '../pages-as-csv';
import { listApiClients } from './reads';

const COLUMNS: CsvColumns<ApiClientRow> = {
  id: (row) => row.id,
  name: (row) => row.name,
  clientId: (row) => row.clientId,
  scopes: (row) => row.scopes.join(' '),
  createdAt: (row) => row.createdAt,
  revokedAt: (row) => row.revokedAt,
};

/** The API clients as CSV, newest first, the revoked ones included. Never their secrets. */
export async function openApiClientsCsv(ctx: Ctx): Promise<AsyncIterable<string>> {
  authorize(ctx, 'api-clients:write');
  return listAsCsv(COLUMNS, await listApiClients(ctx));
}
