import { insertReferralEvents } from '@/db/queries/referral-status';
import {
  lockDueReferrals,
  markReferralsExpired,
  type OpenReferralRow,
  updateReferralExpiries,
} from '@/db/queries/referrals';
import { isReferralExpired, referralExpiresAt } from '@/lib/domain/referrals/expiry';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { type Tx, transact } from '../transact';

const AT_ONCE = 1_000;

/**
 * Ends the pending referrals whose validity is over at `ctx.now` (rule 3), a thousand in a transaction. One that was touched
 * meanwhile waits on instead.
 * @returns how many have expired
 */
export async function expireReferrals(ctx: Ctx): Promise<number> {
  authorize(ctx, 'referrals:write');
  let expired = 0;
  for (;;) {
    const round = await transact(ctx, (tx) => expireSome(tx, ctx));
    expired += round.expired;
    if (round.seen < AT_ONCE) return expired;
  }
}

async function expireSome(tx: Tx, ctx: Ctx): Promise<{ seen: number; expired: number }> {
  const rows = (await lockDueReferrals(tx.sql, ctx.now, AT_ONCE)).map((row) => ({
    ...row,
    expiresAt: referralExpiresAt(row.latestTouchAt, row.validityDays),
  }));
  const over = rows.filter(({ expiresAt }) => isReferralExpired(expiresAt, ctx.now));
  await updateReferralExpiries(tx.sql, rows);
  await markReferralsExpired(
    tx.sql,
    over.map(({ id }) => id),
  );
  await tell(tx, ctx, over);
  return { seen: rows.length, expired: over.length };
}

async function tell(tx: Tx, ctx: Ctx, over: OpenReferralRow[]): Promise<void> {
  const { organizationId } = ctx;
  const events = over.map(({ id, expiresAt }) => ({
    referralId: id,
    type: 'expired',
    data: {},
    occurredAt: expiresAt,
  }));
  await insertReferralEvents(tx.sql, organizationId, events);
  await appendAudit(
    tx,
    ctx,
    over.map(({ id, expiresAt }) => ({
      action: 'referral.expired',
      subjectType: 'referral',
      subjectId: id,
      data: { expiresAt: expiresAt.toISOString() },
    })),
  );
  await emit(
    tx,
    over.map(({ id, programId, referrerId }) => ({
      name: 'referral/expired' as const,
      data: { organizationId, referralId: id, programId, referrerId },
    })),
  );
}
