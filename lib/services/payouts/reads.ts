import { findDisplayNames } from '@/db/queries/display-names';
import { countPayoutRows, findPayout, listPayoutRows, type PayoutRow } from '@/db/queries/payouts';
import { findRewardsOfPayout, type RewardRow } from '@/db/queries/rewards';
import { sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { listPayoutsSchema } from '@/lib/domain/payouts/schema';
import { PAYOUT_COLUMNS } from '@/lib/domain/payouts/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { type RewardView, rewardView } from '../rewards/view';
import { readOnly } from '../transact';

const listSchema = listPayoutsSchema.extend({
  sort: sortField(PAYOUT_COLUMNS),
});

/** Payouts, newest first. Input: `{limit?, cursor?, status?, recipientId?, sort?}`; `sort` is one of PAYOUT_SORTS. */
export async function listPayouts(ctx: Ctx, input: unknown = {}): Promise<Page<PayoutRow>> {
  authorize(ctx, 'payouts:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => listPayoutRows(sql, filter, before, limit + 1)), limit);
}

/** How many payouts there are in a state, or in all. Input: `{status?}`. */
export async function countPayouts(ctx: Ctx, input: unknown = {}): Promise<number> {
  authorize(ctx, 'payouts:read');
  const { status = null } = parse(listPayoutsSchema.pick({ status: true }), input);
  return readOnly(ctx, ({ sql }) => countPayoutRows(sql, status));
}

/** One payout. @throws NotFoundError */
export async function getPayout(ctx: Ctx, id: string): Promise<PayoutRow> {
  authorize(ctx, 'payouts:read');
  const payoutId = parse(idSchema, id);
  const row = await readOnly(ctx, ({ sql }) => findPayout(sql, payoutId));
  if (!row) throw new NotFoundError('payout');
  return row;
}

/** The rewards that a payout carried, also when it failed and they went into another. */
export async function listPayoutRewards(ctx: Ctx, id: string): Promise<RewardView[]> {
  authorize(ctx, 'payouts:read');
  const payoutId = parse(idSchema, id);
  const rows: RewardRow[] = await readOnly(ctx, ({ sql }) => findRewardsOfPayout(sql, payoutId));
  return rows.map(rewardView);
}

/** A payout with the name of who gets it, for a page. */
export interface NamedPayout extends PayoutRow {
  recipientName: string;
}

/** Like `listPayouts`, with names. */
export async function listPayoutsWithNames(ctx: Ctx, input: unknown = {}): Promise<Page<NamedPayout>> {
  const page = await listPayouts(ctx, input);
  return { ...page, data: await withNames(ctx, page.data) };
}

/** Like `getPayout`, with its name. @throws NotFoundError */
export async function getPayoutWithNames(ctx: Ctx, id: string): Promise<NamedPayout> {
  const [payout] = await withNames(ctx, [await getPayout(ctx, id)]);
  return payout as NamedPayout;
}

async function withNames(ctx: Ctx, payouts: PayoutRow[]): Promise<NamedPayout[]> {
  const names = await readOnly(ctx, ({ sql }) =>
    findDisplayNames(
      sql,
      payouts.map(({ recipientId }) => recipientId),
    ),
  );
  return payouts.map((payout) => ({ ...payout, recipientName: names.get(payout.recipientId) ?? '–' }));
}
