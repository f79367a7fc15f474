import { dropOldMonths } from '@/lib/services/retention/drop-old-months';
import { runRetention as run } from '@/lib/services/retention/run-retention';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Once a month, what is kept no longer goes: whole months of all schools, and what each school keeps for a shorter time. */
export const runRetention = inngest.createFunction(
  { id: 'run-retention', triggers: [{ cron: '11 4 2 * *' }], concurrency: 1 },
  async ({ step, runId }) => {
    const months = await step.run('months', () => dropOldMonths(new Date()));
    const organizations = await forEachOrganization({ step, runId }, run);
    return { months, organizations };
  },
);
