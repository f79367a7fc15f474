import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import { courses } from '@/db/schema/programs';
import { conversions, referrals } from '@/db/schema/referrals';
import { referralRewards } from '@/db/schema/rewards';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { rewardView } from '../rewards/view';
import { readOnly, type Tx } from '../transact';
import type { ConversionView } from './view';

/** Conversions by id, each with its rewards as they stand now. */
export async function conversionViews(tx: Tx, ids: string[]): Promise<Map<string, ConversionView>> {
  if (!ids.length) return new Map();
  const rows = await tx.db
    .select({ conversion: conversions, course: courses.externalId, referrerId: referrals.referrerId })
    .from(conversions)
    .leftJoin(courses, eq(courses.id, conversions.courseId))
    .leftJoin(referrals, eq(referrals.id, conversions.referralId))
    .where(inArray(conversions.id, ids));
  const rewards = await tx.db
    .select()
    .from(referralRewards)
    .where(inArray(referralRewards.conversionId, ids))
    .orderBy(asc(referralRewards.createdAt), asc(referralRewards.id));
  return new Map(
    rows.map(({ conversion, course, referrerId }) => {
      const own = rewards.filter((reward) => reward.conversionId === conversion.id);
      const views = own.map((reward) => rewardView(reward as Parameters<typeof rewardView>[0]));
      return [conversion.id, { ...publicFields(conversion), courseExternalId: course, referrerId, rewards: views }];
    }),
  );
}

function publicFields(row: typeof conversions.$inferSelect) {
  const { id, externalId, refereeId, milestone, valueMinor, discountMinor, refundedMinor, droppedOut } = row;
  const { currency, occurredAt, attributed, referralId, reason } = row;
  const money = { valueMinor, discountMinor, refundedMinor, droppedOut, currency };
  return { id, externalId, refereeId, milestone, ...money, occurredAt, attributed, referralId, reason };
}

/** @throws NotFoundError also for a conversion of another organisation */
export async function getConversion(ctx: Ctx, id: string): Promise<ConversionView> {
  authorize(ctx, 'referrals:read');
  const view = await readOnly(ctx, async (tx) => (await conversionViews(tx, [id])).get(id));
  if (!view) throw new NotFoundError('conversion');
  return view;
}

/** Conversions, the latest recorded first. */
export function listConversions(
  ctx: Ctx,
  query: { limit: number; cursor?: string; attributed?: boolean },
): Promise<Page<ConversionView>> {
  authorize(ctx, 'referrals:read');
  const before = cursorId(query.cursor);
  const wanted = [
    before === null ? undefined : lt(conversions.id, before),
    query.attributed === undefined ? undefined : eq(conversions.attributed, query.attributed),
  ];
  return readOnly(ctx, async (tx) => {
    const rows = await tx.db
      .select({ id: conversions.id })
      .from(conversions)
      .where(and(...wanted))
      .orderBy(desc(conversions.id))
      .limit(query.limit + 1);
    const { data, nextCursor } = toPage(rows, query.limit);
    const views = await conversionViews(
      tx,
      data.map(({ id }) => id),
    );
    return { data: data.flatMap(({ id }) => views.get(id) ?? []), nextCursor };
  });
}
