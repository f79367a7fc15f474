import { type EndpointRow, lockEndpoint, updateEndpointRow } from '@/db/queries/webhooks';
import { idSchema } from '@/lib/domain/ids';
import { type UpdateEndpointInput, updateEndpointSchema } from '@/lib/domain/webhooks/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { checkEndpointUrl } from './check-url';

/**
 * Changes where messages go, which ones, or whether any go at all. Switching on again begins anew: what failed before counts no more.
 * Input: `{url?, description?, events?, status?}`.
 */
export async function updateEndpoint(ctx: Ctx, endpointId: string, input: unknown): Promise<EndpointRow> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  const change = parse(updateEndpointSchema, input);
  if (change.url) checkEndpointUrl(change.url);
  return transact(ctx, async (tx) => {
    const before = await lockEndpoint(tx.sql, id);
    if (!before) throw new NotFoundError('webhook endpoint');
    const after = await updateEndpointRow(tx.sql, changed(before, change, ctx.now), ctx.now);
    const { url, events, status, description } = after;
    await appendAudit(tx, ctx, [
      {
        action: 'webhook-endpoint.changed',
        subjectType: 'webhook-endpoint',
        subjectId: id,
        data: { url, events, status, description },
      },
    ]);
    return after;
  });
}

function changed(before: EndpointRow, change: UpdateEndpointInput, now: Date): EndpointRow {
  const { url = before.url, events = before.events, status = before.status } = change;
  const description = change.description === undefined ? before.description : change.description;
  const next = { ...before, url, events, description };
  if (status === before.status) return next;
  if (status === 'disabled') return { ...next, status, disabledReason: 'person', disabledAt: now };
  return { ...next, status, disabledReason: null, disabledAt: null, failingSince: null };
}
