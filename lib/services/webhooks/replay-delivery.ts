import { lockDelivery, updateDeliveryRow } from '@/db/queries/webhook-deliveries';
import { findEndpoint } from '@/db/queries/webhooks';
import { idSchema } from '@/lib/domain/ids';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { deliveryRequested } from './queue-messages';

/**
 * Sends a message again, with its old id and a new signature, and with all the patience of a new one.
 * @throws ConflictError `delivery-under-way` while it is still being tried, `endpoint-disabled` when its endpoint is off
 */
export async function replayDelivery(ctx: Ctx, deliveryId: string): Promise<{ id: string; status: 'pending' }> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, deliveryId);
  return transact(ctx, async (tx) => {
    const delivery = await lockDelivery(tx.sql, id);
    const endpoint = delivery && (await findEndpoint(tx.sql, delivery.endpointId));
    if (!delivery || !endpoint) throw new NotFoundError('webhook delivery');
    if (delivery.status === 'pending') {
      throw new ConflictError('This message is still being sent: wait for its next try.', 'delivery-under-way');
    }
    if (endpoint.status === 'disabled') {
      throw new ConflictError('This endpoint is switched off. Switch it on first.', 'endpoint-disabled');
    }
    const { attemptCount, endpointId } = delivery;
    await updateDeliveryRow(tx.sql, { id, status: 'pending', attemptCount, nextAttemptAt: ctx.now, settledAt: null });
    const entry = { action: 'webhook-delivery.replayed', subjectType: 'webhook-endpoint', subjectId: endpointId };
    await appendAudit(tx, ctx, [{ ...entry, data: { deliveryId: id } }]);
    await emit(tx, [deliveryRequested(ctx.organizationId, endpointId, id)]);
    return { id, status: 'pending' };
  });
}
