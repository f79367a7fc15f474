import { runScheduledPayouts } from '@/lib/services/payouts/run-scheduled';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Approved cash goes into payouts when the school's schedule says so: at once, on a weekday or on a day of the month. */
export const runPayouts = inngest.createFunction(
  { id: 'run-payouts', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  ({ step, runId }) =>
    forEachOrganization({ step, runId }, async (ctx) => {
      const run = await runScheduledPayouts(ctx);
      return { payouts: run?.payouts.length ?? 0, waiting: run?.waiting.length ?? 0 };
    }),
);
