import { deliverMail, giveUpDelivery } from '@/lib/services/notifications/deliver';
import { functionCtx } from './context';
import type { Step } from './step';

interface Delivery {
  step: Step;
  runId: string;
  organizationId: string;
  deliveryIds: readonly string[];
}

/** Sends mails, each in a step with its own tries; one that cannot be sent is marked and keeps no other waiting. */
export async function deliver({ step, runId, organizationId, deliveryIds }: Delivery): Promise<void> {
  for (const deliveryId of deliveryIds) {
    try {
      await step.run(`deliver-${deliveryId}`, () => deliverMail(functionCtx(organizationId, runId), { deliveryId }));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await step.run(`give-up-${deliveryId}`, () =>
        giveUpDelivery(functionCtx(organizationId, runId), { deliveryId, reason }),
      );
    }
  }
}
