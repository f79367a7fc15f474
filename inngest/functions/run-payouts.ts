import { runPayouts as run } from '@/lib/services/payouts/build';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Approved cash goes into payouts as soon as it may. */
export const runPayouts = inngest.createFunction(
  { id: 'run-payouts', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  ({ step, runId }) =>
    forEachOrganization({ step, runId }, async (ctx) => {
      const { payouts, skipped } = await run(ctx);
      return { payouts: payouts.length, skipped };
    }),
);
