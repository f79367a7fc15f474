import { EVENTS } from '@/lib/domain/events';
import { MAX_POLLS, pollDelaySeconds } from '@/lib/domain/payouts/poll-delay';
import { executePayout } from '@/lib/services/payouts/execute';
import { settlePayout } from '@/lib/services/payouts/settle';
import { inngest } from '../client';
import { functionCtx } from './context';

/**
 * A payout goes to the bank and is watched until the bank has spoken. Every try carries the payout's own key, so a step that runs
 * twice pays once; an answer that got lost is asked for, never replaced by a second payment.
 */
export const payOut = inngest.createFunction(
  { id: 'pay-out', triggers: [{ event: 'payout/requested' }], idempotency: 'event.data.payoutId', retries: 10 },
  async ({ event, step, runId }) => {
    const { organizationId, payoutId } = EVENTS['payout/requested'].parse(event.data);
    const sent = await step.run('send', () => executePayout(functionCtx(organizationId, runId), { payoutId }));
    let { status } = sent;
    // What became of a bank transfer made by hand is said by finance, days later; there is nobody to ask.
    if (sent.provider === 'manual') return { status };
    for (let count = 0; status === 'processing' && count < MAX_POLLS; count++) {
      await step.sleep(`wait-${count}`, `${pollDelaySeconds(count)}s`);
      const answer = await step.run(`ask-${count}`, () =>
        settlePayout(functionCtx(organizationId, runId), { payoutId }),
      );
      status = answer.status;
    }
    if (status === 'processing') throw new Error(`The bank has not settled payout ${payoutId}: ask it`);
    return { status };
  },
);
