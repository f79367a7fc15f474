import { eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { type ConversionListRow, countConversions, listConversionRows } from '@/db/queries/conversion-list';
import { listRewardsOfConversions } from '@/db/queries/rewards';
import { courses } from '@/db/schema/programs';
import { conversions, referrals } from '@/db/schema/referrals';
import { listQueryFields, searchField, sortField } from '@/lib/domain/common/fields';
import { CONVERSION_COLUMNS } from '@/lib/domain/conversions/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
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
  const rewards = await listRewardsOfConversions(tx.sql, ids);
  return new Map(
    rows.map(({ conversion, course, referrerId }) => {
      const own = rewards.filter((reward) => reward.conversionId === conversion.id);
      const views = own.map(rewardView);
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

export const conversionFilterSchema = z.strictObject({
  attributed: z.boolean().optional(),
  search: searchField,
});

const listSchema = conversionFilterSchema.extend({
  ...listQueryFields,
  sort: sortField(CONVERSION_COLUMNS),
});

/** A conversion with the names a page shows. */
export type ConversionListItem = ConversionListRow;

export interface ConversionList extends Page<ConversionListItem> {
  total: number;
}

/** Conversions with names for a page, the latest recorded first. Input: `{limit?, cursor?, attributed?, search?, sort?}`. */
export async function listConversions(ctx: Ctx, input: unknown = {}): Promise<ConversionList> {
  authorize(ctx, 'conversions:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return readOnly(ctx, async ({ sql }) => {
    const rows = await listConversionRows(sql, filter, before, limit + 1);
    return { ...toPage(rows, limit), total: await countConversions(sql, filter) };
  });
}

/** The same without what is counted, for whoever goes through all pages. */
export async function pageOfConversions(ctx: Ctx, input: unknown): Promise<Page<ConversionListItem>> {
  authorize(ctx, 'conversions:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => listConversionRows(sql, filter, before, limit + 1)), limit);
}
