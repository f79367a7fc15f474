import { insertRows } from '@/db/insert-rows';
import { findCoursesByExternalId } from '@/db/queries/courses';
import { findRedemption, findRedemptionByExternalId, type RedemptionRow } from '@/db/queries/redemptions';
import { redemptions } from '@/db/schema/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { creditRedeemedTransfer, creditReservedTransfer } from '@/lib/domain/ledger/transfers';
import { firstStatus } from '@/lib/domain/redemptions/kinds';
import { type RedeemCreditInput, redeemCreditSchema } from '@/lib/domain/redemptions/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { authorizeContact } from '../authorize-contact';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, InvalidInputError } from '../errors';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { isUniqueViolation } from '../pg-errors';
import { type Tx, transact } from '../transact';
import { actingScope } from './acting-scope';
import { isSameRedemption } from './is-same-redemption';
import { newDiscountCode } from './new-discount-code';
import { openWallet } from './open-wallet';
import { pickMerchandise } from './pick-merchandise';
import { planPromotion } from './plan-promotion';
import { takeCredit } from './take-credit';
import { type RedemptionView, redemptionView } from './view';

export type MadeRedemption = RedemptionView & { created: boolean };

/**
 * Uses a person's credit: a single-use discount code, credit on a course (used at once), or merchandise that waits to be handed
 * over. Input: `{kind, amountMinor, currency?, externalId?, …}`. A referrer may do so for himself, except on a course, which is
 * the school's to apply. The same `externalId` again answers the first.
 * @throws RuleError `insufficient-balance`; ConflictError `out-of-stock` and for another content; NotFoundError
 */
export async function redeemCredit(ctx: Ctx, contact: string, input: unknown): Promise<MadeRedemption> {
  const contactId = parse(idSchema, contact);
  authorizeContact(ctx, contactId, actingScope(ctx));
  const asked = parse(redeemCreditSchema, input);
  if (asked.kind === 'course-credit') authorize(ctx, actingScope(ctx));
  const made = transact(ctx, async (tx): Promise<MadeRedemption> => {
    const wallet = await openWallet(tx, ctx, contactId, asked.currency);
    const first = await findFirst(tx, contactId, asked);
    if (first) return { ...redemptionView(first), created: false };
    await refuseUnknownCourse(tx, asked);
    const id = newId();
    await takeCredit(tx, ctx, wallet, asked.amountMinor, id);
    await write(tx, ctx, { id, contactId, currency: wallet.currency }, asked);
    if (asked.kind === 'discount') await planPromotion(tx, ctx, id);
    const row = (await findRedemption(tx.sql, id)) as RedemptionRow;
    await tell(tx, ctx, row);
    return { ...redemptionView(row), created: true };
  });
  return made.catch(refuseTaken);
}

async function findFirst(tx: Tx, contactId: string, asked: RedeemCreditInput): Promise<RedemptionRow | null> {
  if (asked.externalId === undefined) return null;
  const first = await findRedemptionByExternalId(tx.sql, asked.externalId);
  if (first && !isSameRedemption(first, contactId, asked)) throw externalIdTaken();
  return first;
}

// Two people's redemptions with one externalId at the same instant: each has locked its own wallet only.
function refuseTaken(error: unknown): never {
  throw isUniqueViolation(error, 'redemptions_external_id_key') ? externalIdTaken() : error;
}

function externalIdTaken(): ConflictError {
  const message = 'Another redemption has this externalId.';
  return new ConflictError(message, 'conflict', [{ path: 'externalId', message }]);
}

async function refuseUnknownCourse(tx: Tx, asked: RedeemCreditInput): Promise<void> {
  if (asked.kind !== 'course-credit' || asked.courseExternalId === undefined) return;
  const [course] = await findCoursesByExternalId(tx.sql, [asked.courseExternalId]);
  if (!course) throw new InvalidInputError([{ path: 'courseExternalId', message: 'There is no such course.' }]);
}

interface Place {
  id: string;
  contactId: string;
  currency: string;
}

async function write(tx: Tx, ctx: Ctx, place: Place, asked: RedeemCreditInput): Promise<void> {
  const { kind, amountMinor, externalId = null } = asked;
  const row = {
    ...place,
    ...{ organizationId: ctx.organizationId, kind, amountMinor, externalId, status: firstStatus(kind) },
    ...{ createdBy: actorKey(ctx.actor), createdAt: ctx.now },
    ...(await particularsOf(tx, ctx, place.currency, asked)),
  };
  await insertRows(tx.sql, redemptions, [row]);
  const movement = { contactId: place.contactId, amountMinor, currency: place.currency };
  const transfer =
    kind === 'course-credit'
      ? creditRedeemedTransfer(movement, 'credit', 'Credit paid for a course')
      : creditReservedTransfer(movement, kind === 'discount' ? 'Made into a discount code' : 'Merchandise was chosen');
  await postTransfers(tx, ctx, [planTransfer(transfer, 'redemption', place.id, ctx.now)]);
}

async function particularsOf(tx: Tx, ctx: Ctx, currency: string, asked: RedeemCreditInput) {
  if (asked.kind === 'discount') return newDiscountCode(tx, ctx.now, asked.expiresInDays);
  if (asked.kind === 'merchandise') return pickMerchandise(tx, ctx, currency, asked);
  const { courseExternalId = null, amountMinor: usedMinor } = asked;
  return { courseExternalId, usedMinor, settledAt: ctx.now };
}

async function tell(tx: Tx, ctx: Ctx, row: RedemptionRow): Promise<void> {
  const { id, contactId, kind, amountMinor, currency, itemId, courseExternalId, externalId } = row;
  const data = { contactId, kind, amountMinor, currency, itemId, courseExternalId, externalId };
  await appendAudit(tx, ctx, [{ action: 'redemption.created', subjectType: 'redemption', subjectId: id, data }]);
  const { organizationId } = ctx;
  await emit(tx, [
    { name: 'redemption/created', data: { organizationId, redemptionId: id, contactId, kind, amountMinor, currency } },
  ]);
}
