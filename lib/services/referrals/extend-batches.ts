import type { KnownTouch } from '@/db/queries/referrals';
import { createBatcher } from '../batcher';
import { systemCtx } from '../context';
import { transact } from '../transact';
import { extendReferrals } from './extend-referrals';

interface OwnedTouch extends KnownTouch {
  organizationId: string;
}

/** `extendReferrals` for touches that come one by one: those of one instant share a transaction for each organisation. */
export const extendReferralOf: (touch: OwnedTouch) => Promise<void> = createBatcher<OwnedTouch, void>({
  maxInFlight: 1,
  run: async (touches) => {
    const byOrganization = Map.groupBy(touches, ({ organizationId }) => organizationId);
    const outcomes = new Map<string, PromiseSettledResult<void>>();
    for (const [organizationId, own] of byOrganization) {
      const ctx = systemCtx(organizationId, (own[0] as OwnedTouch).occurredAt);
      const [outcome] = await Promise.allSettled([transact(ctx, (tx) => extendReferrals(tx, organizationId, own))]);
      outcomes.set(
        organizationId,
        outcome.status === 'fulfilled' ? { status: 'fulfilled', value: undefined } : outcome,
      );
    }
    return touches.map(({ organizationId }) => outcomes.get(organizationId) as PromiseSettledResult<void>);
  },
});
