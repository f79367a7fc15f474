import { expireReferrals as expire } from '@/lib/services/referrals/expire-referrals';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Referrals without a conversion end when their validity does. */
export const expireReferrals = inngest.createFunction(
  { id: 'expire-referrals', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, expire),
);
