import { saveReferrerBrowser } from '@/db/queries/sightings';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { transact } from '../transact';
import { rememberSightings } from './remember-sighting';

export interface MetWith {
  /** Kept as a keyed hash only. */
  address: string;
  /** What Kith's cookie calls the browser; null without one. */
  visitorId: string | null;
}

/**
 * Keeps where, and with which browser, a referrer came to his portal: evidence when a friend of his enrols from the same. No
 * audit entry: nothing is decided, and it is forgotten after a year.
 */
export async function rememberReferrer(ctx: Ctx, { address, visitorId }: MetWith): Promise<void> {
  authorize(ctx, 'portal');
  const { organizationId, actor, now } = ctx;
  await transact(ctx, async (tx) => {
    await rememberSightings(tx, ctx, [{ contactId: actor.id, address, at: now }]);
    if (visitorId) await saveReferrerBrowser(tx.sql, { organizationId, visitorId, contactId: actor.id, seenAt: now });
  });
}
