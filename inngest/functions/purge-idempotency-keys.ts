import { purgeKeys } from '@/lib/services/idempotency/purge-keys';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** Answers to repeated requests are forgotten after their 24 hours. */
export const purgeIdempotencyKeys = inngest.createFunction(
  { id: 'purge-idempotency-keys', triggers: [{ cron: '41 * * * *' }], concurrency: 1 },
  ({ step, runId }) => forEachOrganization({ step, runId }, purgeKeys),
);
