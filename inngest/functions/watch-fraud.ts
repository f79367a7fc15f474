import { assessNewReferrals } from '@/lib/services/fraud/assess-new';
import { closeFraudCases } from '@/lib/services/fraud/close-cases';
import { escalateAppeals } from '@/lib/services/fraud/escalate-appeals';
import { inngest } from '../client';
import { forEachOrganization } from './for-each-organization';

/** What earned something is looked at early; late answers to appeals go to the owners; confirmed cases end when nobody can appeal. */
export const watchFraud = inngest.createFunction(
  { id: 'watch-fraud', triggers: [{ cron: '* * * * *' }], concurrency: 1 },
  ({ step, runId }) =>
    forEachOrganization({ step, runId }, async (ctx) => {
      const { assessed, held } = await assessNewReferrals(ctx);
      const { escalated } = await escalateAppeals(ctx);
      const { closed } = await closeFraudCases(ctx);
      return { assessed, held, escalated, closed };
    }),
);
