import { z } from 'zod';
import { type GiftRow, listGiftsFor, listGiftsFrom } from '@/db/queries/credit-gifts';
import {
  type CreditTransferRow,
  countTransferRows,
  listTransferRows,
  type NamedTransferRow,
} from '@/db/queries/credit-transfers';
import type { BoundedCount } from '@/lib/domain/common/bounded-count';
import { listQueryFields, sortField } from '@/lib/domain/common/fields';
import { idSchema } from '@/lib/domain/ids';
import { publicName } from '@/lib/domain/people/public-name';
import { GIFT_COLUMNS } from '@/lib/domain/redemptions/sorting';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ForbiddenError } from '../errors';
import { cursorId, type Page, toPage } from '../pagination';
import { parse } from '../parse';
import { readOnly } from '../transact';

export type WaitingGift = Omit<GiftRow, 'email'> & { fromFirstName: string | null };

export interface OwnTransfer extends Pick<CreditTransferRow, 'id' | 'amountMinor' | 'currency' | 'createdAt'> {
  received: boolean;
  /** First name of the other person. */
  otherFirstName: string | null;
}

export interface OwnGifts {
  waiting: WaitingGift[];
  given: GiftRow[];
  transfers: OwnTransfer[];
}

/** What waits for the referrer who is signed in, what he gave, and what changed hands; first names only. */
export async function listOwnGifts(ctx: Ctx): Promise<OwnGifts> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const me = ctx.actor.id;
  return readOnly(ctx, async ({ sql }) => ({
    waiting: (await listGiftsFor(sql, me, ctx.now)).map(({ email: _, ...row }) => ({
      ...row,
      fromFirstName: publicName(row.fromFirstName),
    })),
    given: await listGiftsFrom(sql, me, 50),
    transfers: (await listTransferRows(sql, { contactId: me }, null, 50)).map((row) => ownTransfer(row, me)),
  }));
}

function ownTransfer(row: NamedTransferRow, me: string): OwnTransfer {
  const { id, amountMinor, currency, createdAt } = row;
  const received = row.toContactId === me;
  const otherFirstName = publicName(received ? row.fromFirstName : row.toFirstName);
  return { id, amountMinor, currency, createdAt, received, otherFirstName };
}

const listSchema = z.strictObject({
  ...listQueryFields,
  contactId: idSchema.optional(),
  sort: sortField(GIFT_COLUMNS),
});

/** Credit that changed hands, newest first, for staff. Input: `{limit?, cursor?, contactId?, sort?}`. */
export async function listTransfers(ctx: Ctx, input: unknown = {}): Promise<Page<NamedTransferRow>> {
  authorize(ctx, 'rewards:read');
  const { limit, cursor, ...filter } = parse(listSchema, input);
  const before = cursorId(cursor);
  return toPage(await readOnly(ctx, ({ sql }) => listTransferRows(sql, filter, before, limit + 1)), limit);
}

/** How often credit changed hands in all. */
export async function countTransfers(ctx: Ctx): Promise<BoundedCount> {
  authorize(ctx, 'rewards:read');
  return readOnly(ctx, ({ sql }) => countTransferRows(sql));
}
