import { remindFriends as remind } from '@/lib/services/referrals/remind-friends';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Friends who left a name and have not gone on are reminded. Hourly, because the morning comes to each school at its own hour. */
export const remindFriends = inngest.createFunction(
  { id: 'remind-friends', triggers: [{ cron: '23 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, remind),
);
