import { deleteEndpointRow, lockEndpoint } from '@/db/queries/webhooks';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';

/** Ends an endpoint: nothing is sent to it any more, not even what waits. Its secrets are gone. */
export async function deleteEndpoint(ctx: Ctx, endpointId: string): Promise<{ id: string; url: string }> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  return transact(ctx, async (tx) => {
    const endpoint = await lockEndpoint(tx.sql, id);
    if (!endpoint) throw new NotFoundError('webhook endpoint');
    await deleteEndpointRow(tx.sql, id, ctx.now);
    const { url } = endpoint;
    await appendAudit(tx, ctx, [
      { action: 'webhook-endpoint.deleted', subjectType: 'webhook-endpoint', subjectId: id, data: { url } },
    ]);
    return { id, url };
  });
}
