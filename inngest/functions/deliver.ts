import { deliverMessage } from '@/lib/services/notifications/deliver';
import { functionCtx } from './context';
import type { Step } from './step';

interface Delivery {
  step: Step;
  runId: string;
  organizationId: string;
  deliveryIds: readonly string[];
}

/**
 * Sends messages, each in a step of its own, so that one keeps no other waiting. One that finds nobody is tried again by
 * `send-due-messages`, for as long as the core says.
 */
export async function deliver({ step, runId, organizationId, deliveryIds }: Delivery): Promise<void> {
  for (const deliveryId of deliveryIds) {
    await step.run(`deliver-${deliveryId}`, () => deliverMessage(functionCtx(organizationId, runId), { deliveryId }));
  }
}
