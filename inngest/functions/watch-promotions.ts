import { watchPromotions as watch } from '@/lib/services/redemptions/watch-promotions';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Discount codes at Stripe are looked at: what was used there is used here, what could not be made is tried again. */
export const watchPromotions = inngest.createFunction(
  { id: 'watch-promotions', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, watch),
);
