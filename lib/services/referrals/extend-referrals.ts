import { insertReferralEvents } from '@/db/queries/referral-status';
import { type KnownTouch, lockReferralsOfTouches, updateReferralExpiries } from '@/db/queries/referrals';
import { referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { emit } from '../emit';
import type { Tx } from '../transact';

/**
 * Lets the pending referrals that these counted touches belong to wait longer: rule 3 counts from the latest touch.
 * @returns how many wait longer now
 */
export async function extendReferrals(tx: Tx, organizationId: string, touches: readonly KnownTouch[]): Promise<number> {
  if (!touches.length) return 0;
  const later = (await lockReferralsOfTouches(tx.sql, touches))
    .map((row) => ({
      ...row,
      before: row.expiresAt,
      expiresAt: referralExpiresAt(row.latestTouchAt, row.validityDays),
    }))
    .filter(({ before, expiresAt }) => expiresAt > before);
  await updateReferralExpiries(tx.sql, later);
  await insertReferralEvents(
    tx.sql,
    organizationId,
    later.map(({ id, latestTouchAt, expiresAt }) => ({
      referralId: id,
      type: 'touched',
      data: { expiresAt },
      occurredAt: latestTouchAt,
    })),
  );
  await emit(
    tx,
    later.map(({ id, expiresAt }) => ({
      name: 'referral/touched' as const,
      data: { organizationId, referralId: id, expiresAt: expiresAt.toISOString() },
    })),
  );
  return later.length;
}
