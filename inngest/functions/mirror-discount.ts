import { EVENTS } from '@/lib/domain/events';
import { alignPromotion } from '@/lib/services/redemptions/align-promotion';
import { inngest } from '../client';
import { functionCtx } from './context';

/** A discount code works at the school's Stripe exactly as long as here: made when it is made, ended when it ends. */
export const mirrorDiscount = inngest.createFunction(
  {
    id: 'mirror-discount',
    triggers: [{ event: 'redemption/created' }, { event: 'redemption/settled' }],
    retries: 10,
  },
  async ({ event, step, runId }) => {
    const name = event.name === 'redemption/created' ? 'redemption/created' : 'redemption/settled';
    const { organizationId, redemptionId, kind } = EVENTS[name].parse(event.data);
    if (kind !== 'discount') return { status: null };
    const align = () => alignPromotion(functionCtx(organizationId, runId), { redemptionId });
    const first = await step.run('align', align);
    // It may have ended here while it was made there.
    const last = first?.status === 'active' ? await step.run('look-again', align) : first;
    return { status: last?.status ?? null };
  },
);
