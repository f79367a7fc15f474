import { reconcilePayouts as reconcile } from '@/lib/services/payouts/reconcile';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Payouts that nobody watches over any more are taken up again. */
export const reconcilePayouts = inngest.createFunction(
  { id: 'reconcile-payouts', triggers: [{ cron: '*/15 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, reconcile),
);
