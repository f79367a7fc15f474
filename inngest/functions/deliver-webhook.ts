import { EVENTS } from '@/lib/domain/events';
import { RETRY_DELAYS_SECONDS } from '@/lib/domain/webhooks/retry';
import { attemptDelivery } from '@/lib/services/webhooks/attempt-delivery';
import { inngest } from '../client';
import { functionCtx } from './context';

/**
 * A message to another system is sent, and tried again for a day if it has to be. At most ten at a time for one endpoint, so that a
 * slow one neither drowns nor keeps the others waiting.
 */
export const deliverWebhook = inngest.createFunction(
  {
    id: 'deliver-webhook',
    triggers: [{ event: 'webhook/delivery.requested' }],
    concurrency: { key: 'event.data.endpointId', limit: 10 },
    retries: 5,
  },
  async ({ event, step, runId }) => {
    const { organizationId, deliveryId } = EVENTS['webhook/delivery.requested'].parse(event.data);
    for (let tryNumber = 1; tryNumber <= RETRY_DELAYS_SECONDS.length + 1; tryNumber++) {
      const { status, retryInSeconds } = await step.run(`try-${tryNumber}`, async () => {
        const result = await attemptDelivery(functionCtx(organizationId, runId), { deliveryId, tryNumber });
        return { status: result.status, retryInSeconds: result.retryInSeconds };
      });
      if (retryInSeconds === null) return { status, tries: tryNumber };
      await step.sleep(`wait-${tryNumber}`, `${retryInSeconds}s`);
    }
    return { status: 'failed', tries: RETRY_DELAYS_SECONDS.length + 1 };
  },
);
