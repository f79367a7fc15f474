import { insertDeliveries } from '@/db/queries/webhook-deliveries';
import { lockEndpoint } from '@/db/queries/webhooks';
import { idSchema } from '@/lib/domain/ids';
import { TEST_EVENT } from '@/lib/domain/webhooks/events';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { newId } from '../ids';
import { parse } from '../parse';
import { transact } from '../transact';
import { attemptDelivery } from './attempt-delivery';

export interface TestResult {
  deliveryId: string;
  delivered: boolean;
  statusCode: number | null;
  error: string | null;
  excerpt: string;
  durationMs: number;
}

/** Sends a test message at once, once, and says what came back; also to an endpoint that is switched off, so that it can be tried. */
export async function testEndpoint(ctx: Ctx, endpointId: string): Promise<TestResult> {
  authorize(ctx, 'webhooks:write');
  const id = parse(idSchema, endpointId);
  const deliveryId = newId();
  const { organizationId, now } = ctx;
  await transact(ctx, async (tx) => {
    if (!(await lockEndpoint(tx.sql, id))) throw new NotFoundError('webhook endpoint');
    const body = { type: TEST_EVENT, timestamp: now.toISOString(), data: { message: 'Kith can reach this address.' } };
    const row = { id: deliveryId, endpointId: id, eventType: TEST_EVENT, payload: JSON.stringify(body) };
    await insertDeliveries(tx.sql, organizationId, [row], now);
    await appendAudit(tx, ctx, [
      { action: 'webhook-endpoint.tested', subjectType: 'webhook-endpoint', subjectId: id, data: { deliveryId } },
    ]);
  });
  const { status, answer } = await attemptDelivery(ctx, { deliveryId, tryNumber: 1, once: true });
  const { statusCode = null, error = null, excerpt = '', durationMs = 0 } = answer ?? {};
  return { deliveryId, delivered: status === 'delivered', statusCode, error, excerpt, durationMs };
}
