import { findOwnRewards, type OwnRewardRow } from '@/db/queries/portal';
import { type ReferralRow, selectReferrals } from '@/db/queries/referral-reads';
import { publicName } from '@/lib/domain/people/public-name';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';
import { readOnly } from '../transact';

/** What a referrer may see of a friend: a first name, how far he is, what it brought himself. */
export interface OwnReferral {
  id: string;
  programName: string;
  code: string;
  friendFirstName: string | null;
  status: ReferralStatus;
  sharedAt: Date;
  expiresAt: Date;
  convertedAt: Date | null;
  /** What stands of the referrer's own rewards; the friend's are the friend's business. */
  rewardAmountMinor: number;
  /** Of the referrer's own rewards: none stands, some wait, or all were given. */
  reward: 'none' | 'waiting' | 'given';
  currency: string;
  timeline: { type: string; occurredAt: Date }[];
}

/** The referrals of the referrer who is signed in, newest first, without what is private to the friend. */
export async function listOwnReferrals(ctx: Ctx, options: { limit?: number } = {}): Promise<OwnReferral[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const referrerId = ctx.actor.id;
  return readOnly(ctx, async ({ sql }) => {
    const rows = await selectReferrals(sql, { referrerId, limit: options.limit ?? 100 });
    const ids = rows.map(({ id }) => id);
    const rewards = Map.groupBy(await findOwnRewards(sql, referrerId, ids), ({ referralId }) => referralId);
    return rows.map((row) => ownReferral(row, rewards.get(row.id) ?? []));
  });
}

function ownReferral(row: ReferralRow, rewards: readonly OwnRewardRow[]): OwnReferral {
  const standing = rewards.filter(({ status }) => status !== 'cancelled');
  const waits = standing.some(({ status }) => status === 'pending');
  const own = new Set(rewards.map(({ id }) => id));
  return {
    id: row.id,
    programName: row.programName,
    code: row.code,
    friendFirstName: publicName(row.refereeFirstName),
    status: row.status as ReferralStatus,
    sharedAt: row.sharedAt,
    expiresAt: row.expiresAt,
    convertedAt: row.convertedAt,
    rewardAmountMinor: standing.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    reward: standing.length === 0 ? 'none' : waits ? 'waiting' : 'given',
    currency: row.currency,
    timeline: row.timeline
      .filter(({ type, data }) =>
        type === 'cut' ? data.side === 'referrer' : data.rewardId === undefined || own.has(String(data.rewardId)),
      )
      .map(({ type, occurredAt }) => ({ type, occurredAt: new Date(occurredAt) })),
  };
}
