import { reconcileBooks } from '@/lib/services/payouts/reconcile-books';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Every night the books of the providers are compared with ours and with the ledger. */
export const reconcileDaily = inngest.createFunction(
  { id: 'reconcile-daily', triggers: [{ cron: '30 4 * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, reconcileBooks),
);
