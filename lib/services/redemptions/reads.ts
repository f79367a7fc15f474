import {
  countRedemptionRows,
  findRedemption,
  findRedemptionByCode,
  listRedemptionRows,
  type NamedRedemptionRow,
  type RedemptionRow,
} from '@/db/queries/redemptions';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { discountCodeKey } from '@/lib/domain/redemptions/discount-code';
import { listRedemptionsSchema } from '@/lib/domain/redemptions/schema';
import { REDEMPTION_COLUMNS } from '@/lib/domain/redemptions/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError, NotFoundError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';
import { type RedemptionView, redemptionView } from './view';

/** A redemption with whose it is, for staff. */
export type ListedRedemption = RedemptionView & Pick<NamedRedemptionRow, 'firstName' | 'lastName' | 'email'>;

export const redemptionFilterSchema = listRedemptionsSchema.omit({ limit: true, cursor: true });
const listSchema = listRedemptionsSchema.extend({ sort: sortField(REDEMPTION_COLUMNS) });

/** Redemptions, newest first. Input: `{limit?, cursor?, contactId?, kind?, status?, sort?}`. */
export async function listRedemptions(ctx: Ctx, input: unknown = {}): Promise<Page<ListedRedemption>> {
  authorize(ctx, 'rewards:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  const rows = await readOnly(ctx, ({ sql }) => listRedemptionRows(sql, filter, before, limit + 1));
  return toPage(
    rows.map(({ firstName, lastName, email, ...row }) => ({ ...redemptionView(row), firstName, lastName, email })),
    limit,
  );
}

/** How many redemptions there are in all. Input: `{contactId?, kind?, status?}`. */
export async function countRedemptions(ctx: Ctx, input: unknown = {}): Promise<BoundedCount> {
  authorize(ctx, 'rewards:read');
  const filter = parse(redemptionFilterSchema, input);
  return readOnly(ctx, ({ sql }) => countRedemptionRows(sql, filter));
}

/** The redemptions of the referrer who is signed in, newest first. */
export async function listOwnRedemptions(ctx: Ctx, options: { limit?: number } = {}): Promise<RedemptionView[]> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const filter = { contactId: ctx.actor.id };
  const rows = await readOnly(ctx, ({ sql }) => listRedemptionRows(sql, filter, null, options.limit ?? 100));
  return rows.map(({ firstName: _, lastName: __, email: ___, ...row }) => redemptionView(row));
}

/** One redemption. @throws NotFoundError */
export async function getRedemption(ctx: Ctx, id: string): Promise<RedemptionView> {
  authorize(ctx, 'rewards:read');
  const redemptionId = idSchema.safeParse(id).data;
  return found(redemptionId ? await readOnly(ctx, ({ sql }) => findRedemption(sql, redemptionId)) : null, 'redemption');
}

/** What a discount code is worth and whether it still works, however it is typed. @throws NotFoundError */
export async function getDiscountCode(ctx: Ctx, code: string): Promise<RedemptionView> {
  authorize(ctx, 'conversions:write');
  return found(await readOnly(ctx, ({ sql }) => findRedemptionByCode(sql, discountCodeKey(code))), 'discount code');
}

function found(row: RedemptionRow | null, what: string): RedemptionView {
  if (!row) throw new NotFoundError(what);
  return redemptionView(row);
}
