import { purgeWebhookDeliveries as purge } from '@/lib/services/webhooks/purge-deliveries';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** The log of webhooks is forgotten after 30 days. */
export const purgeWebhookDeliveries = inngest.createFunction(
  { id: 'purge-webhook-deliveries', triggers: [{ cron: '51 3 * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, purge),
);
