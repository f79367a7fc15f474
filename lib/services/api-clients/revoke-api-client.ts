import { type ApiClientRow, lockApiClient, revokeApiClientRow } from '@/db/queries/api-clients';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/** Ends a client's access at once, its tokens included. Doing it again changes nothing. */
export async function revokeApiClient(ctx: Ctx, apiClientId: string): Promise<ApiClientRow> {
  authorize(ctx, 'api-clients:write');
  const id = parse(idSchema, apiClientId);
  return transact(ctx, async (tx) => {
    const client = await lockApiClient(tx.sql, id);
    if (!client) throw new NotFoundError('API client');
    if (client.revokedAt) return client;
    await revokeApiClientRow(tx.sql, id, ctx.now);
    await appendAudit(tx, ctx, [
      { action: 'api-client.revoked', subjectType: 'api-client', subjectId: id, data: { clientId: client.clientId } },
    ]);
    return { ...client, revokedAt: ctx.now };
  });
}
