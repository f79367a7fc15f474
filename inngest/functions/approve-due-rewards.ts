import { approveDueRewards as approve } from '@/lib/services/rewards/approve-due';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Rewards whose hold is over and that no person must look at are approved. */
export const approveDueRewards = inngest.createFunction(
  { id: 'approve-due-rewards', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, approve),
);
