import { remindOfExpiry as remind } from '@/lib/services/redemptions/remind-expiry';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** People hear in time that their credit ends. Hourly, because the morning comes to each school at its own hour. */
export const remindOfExpiry = inngest.createFunction(
  { id: 'remind-of-expiry', triggers: [{ cron: '7 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, remind),
);
