import { findDecisionsOfReferral } from '@/db/queries/attribution';
import { findMergedIds } from '@/db/queries/merges';
import { selectReferrals } from '@/db/queries/referral-reads';
import { type OwnReceipt, ownReceipt } from '@/lib/domain/attribution/own-receipt';
import { idSchema } from '@/lib/domain/ids';
import { publicName } from '@/lib/domain/people/public-name';
import type { ReferralStatus } from '@/lib/domain/referrals/lifecycle';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError } from '../errors';
import { readOnly } from '../transact';

/** A friend of the referrer who is signed in, with the redacted receipt of what was decided. */
export interface OwnAttribution {
  referralId: string;
  friendFirstName: string | null;
  programName: string;
  status: ReferralStatus;
  sharedAt: Date;
  expiresAt: Date;
  /** Null while nothing has been decided. */
  receipt: OwnReceipt | null;
  decidedAt: Date | null;
  /** Whether a person decided it, not the rules. */
  isByPerson: boolean;
}

/** Why the referrer's own referral is, or is not, his. @throws NotFoundError, also for anybody else's referral */
export async function getOwnAttribution(ctx: Ctx, referralId: string): Promise<OwnAttribution> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const referrerId = ctx.actor.id;
  const id = idSchema.safeParse(referralId).data;
  if (!id) throw new NotFoundError('referral');
  return readOnly(ctx, async ({ sql }) => {
    const [referral] = await selectReferrals(sql, { ids: [id], referrerId, limit: 1 });
    if (!referral) throw new NotFoundError('referral');
    const decision = (await findDecisionsOfReferral(sql, id)).at(-1);
    const ownIds = new Set([referrerId, ...(await findMergedIds(sql, referrerId))]);
    return {
      referralId: id,
      friendFirstName: publicName(referral.refereeFirstName),
      programName: referral.programName,
      status: referral.status as ReferralStatus,
      sharedAt: referral.sharedAt,
      expiresAt: referral.expiresAt,
      receipt: decision ? ownReceipt(decision.receipt, ownIds) : null,
      decidedAt: decision?.decidedAt ?? null,
      isByPerson: decision?.receipt.rule === 'override',
    };
  });
}
