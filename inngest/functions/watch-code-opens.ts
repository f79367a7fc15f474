import { watchCodeOpens as watch } from '@/lib/services/notifications/watch-code-opens';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Referrers hear that their link was opened. Looked at every few minutes, since an event for each visit would cost its page. */
export const watchCodeOpens = inngest.createFunction(
  { id: 'watch-code-opens', triggers: [{ cron: '*/5 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, watch),
);
