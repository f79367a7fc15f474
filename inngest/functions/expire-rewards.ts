import { expireRewards as expire } from '@/lib/services/rewards/expire';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Rewards that nobody took in time end, and unspent credit with them. */
export const expireRewards = inngest.createFunction(
  { id: 'expire-rewards', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, expire),
);
