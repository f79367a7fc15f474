import { preparePartitions as prepare } from '@/lib/services/retention/prepare-partitions';
import { inngest } from '../client';

/** The next months get their partitions before they begin. */
export const preparePartitions = inngest.createFunction(
  { id: 'prepare-partitions', triggers: [{ cron: '23 2 * * *' }] },
  async ({ step }) => {
    await step.run('prepare', () => prepare(new Date()));
  },
);
