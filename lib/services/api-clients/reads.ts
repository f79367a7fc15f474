import { type ApiClientRow, listApiClientRows } from '@/db/queries/api-clients';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { readOnly } from '../transact';

/** All clients of the organisation, newest first, the revoked ones included. Never their secrets. */
export async function listApiClients(ctx: Ctx): Promise<ApiClientRow[]> {
  authorize(ctx, 'api-clients:write');
  return readOnly(ctx, (tx) => listApiClientRows(tx.sql));
}
