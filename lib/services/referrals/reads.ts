import { findMilestones } from '@/db/queries/milestones';
import { countReferrals, findGrants, findVisits, selectReferrals } from '@/db/queries/referral-reads';
import { sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import type { QualityReason } from '@/lib/domain/referrals/quality-score';
import { listReferralsSchema } from '@/lib/domain/referrals/schema';
import { REFERRAL_COLUMNS } from '@/lib/domain/referrals/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { qualitiesOf } from './quality';
import { type ReferralDetail, readReferral } from './read-referral';
import { wholeTimeline } from './whole-timeline';

const listSchema = listReferralsSchema.extend({
  sort: sortField(REFERRAL_COLUMNS),
});

/** Referrals, newest first. Input: `{status?, programId?, referrerId?, sort?, limit?, cursor?}`; `sort` is one of REFERRAL_SORTS. */
export async function listReferrals(ctx: Ctx, input: unknown = {}): Promise<Page<ReferralDetail>> {
  authorize(ctx, 'referrals:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => selectReferrals(sql, { ...filter, before, limit: limit + 1 })), limit);
}

/** How many referrals match in all. Input: that of `listReferrals`. */
export async function countMatchingReferrals(ctx: Ctx, input: unknown = {}): Promise<number> {
  authorize(ctx, 'referrals:read');
  const filter = parse(listReferralsSchema, input);
  return readOnly(ctx, ({ sql }) => countReferrals(sql, filter));
}

/** A referral with all that happened to it, how good it is, and why. */
export interface WholeReferral extends ReferralDetail {
  qualityReasons: { code: QualityReason; points: number }[];
  /** Steps of the school's own that it has reached. */
  milestones: { key: string; label: string; occurredAt: Date }[];
}

/** One referral with its whole timeline. @throws NotFoundError, also for another organisation's */
export async function getReferral(ctx: Ctx, id: string): Promise<WholeReferral> {
  authorize(ctx, 'referrals:read');
  const known = idSchema.safeParse(id);
  if (!known.success) throw new NotFoundError('referral');
  return readOnly(ctx, async (tx) => {
    const referral = await readReferral(tx, known.data);
    const quality = (await qualitiesOf(tx, [referral.id])).get(referral.id);
    const milestones = await findMilestones(tx.sql, referral.id, null);
    return {
      ...referral,
      timeline: wholeTimeline(
        referral.timeline,
        await findVisits(tx.sql, referral),
        await findGrants(tx.sql, referral.id),
      ),
      qualityScore: quality?.score ?? referral.qualityScore,
      qualityReasons: [...(quality?.reasons ?? [])],
      milestones: milestones.map(({ key, label, occurredAt }) => ({ key, label, occurredAt })),
    };
  });
}
