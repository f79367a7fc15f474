import { assessNewReferrals } from '@/lib/services/fraud/assess-new';
import { closeFraudCases } from '@/lib/services/fraud/close-cases';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** What earned something is looked at early; confirmed cases end when nobody can appeal any more. */
export const watchFraud = inngest.createFunction(
  { id: 'watch-fraud', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  ({ step, runId }) =>
    forEachOrganization({ step, runId }, async (ctx) => {
      const { assessed, held } = await assessNewReferrals(ctx);
      const { closed } = await closeFraudCases(ctx);
      return { assessed, held, closed };
    }),
);
