import { insertRows } from '@/db/insert-rows';
import {
  addRefunded,
  findRedemption,
  findRedemptionRefund,
  lockRedemption,
  type RedemptionRow,
} from '@/db/queries/redemptions';
import { redemptionRefunds } from '@/db/schema/redemptions';
import { idSchema } from '@/lib/domain/ids';
import { creditRefundedTransfer } from '@/lib/domain/ledger/transfers';
import { formatMoney } from '@/lib/domain/money/money';
import { refundGraceUntil } from '@/lib/domain/redemptions/return-credit';
import { type RefundCreditInput, refundCreditSchema } from '@/lib/domain/redemptions/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { ConflictError, NotFoundError, RuleError } from '../errors';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { isUniqueViolation } from '../pg-errors';
import { type Tx, transact } from '../transact';
import { actingScope } from './acting-scope';
import { lotsBack } from './give-back';
import { type RedemptionView, redemptionView } from './view';

/**
 * What credit paid of a course comes back into the wallet, whole or in part, since the course was refunded: with the dates it had,
 * and 30 days at least. Also of a discount code that an order took. Input: `{amountMinor, externalId?, reason?}`; the same
 * `externalId` again changes nothing.
 * @throws RuleError `invalid-transition` for what was not used on a course, `insufficient-balance` above what was used
 * @throws ConflictError for another refund with this externalId; NotFoundError
 */
export async function refundCredit(ctx: Ctx, redemptionId: string, input: unknown): Promise<RedemptionView> {
  authorize(ctx, actingScope(ctx));
  const asked = parse(refundCreditSchema, input);
  const id = idSchema.safeParse(redemptionId).data;
  const done = transact(ctx, async (tx) => {
    const redemption = id ? await lockRedemption(tx.sql, id) : null;
    if (!redemption) throw new NotFoundError('redemption');
    if (!(await wasRefunded(tx, redemption, asked))) {
      refuse(redemption, asked);
      await refund(tx, ctx, redemption, asked);
    }
    return redemptionView((await findRedemption(tx.sql, redemption.id)) as RedemptionRow);
  });
  return done.catch((error) => {
    throw isUniqueViolation(error, 'redemption_refunds_external_id_key') ? externalIdTaken() : error;
  });
}

async function wasRefunded(tx: Tx, { id }: RedemptionRow, { externalId, amountMinor }: RefundCreditInput) {
  const first = externalId === undefined ? null : await findRedemptionRefund(tx.sql, externalId);
  if (first && (first.redemptionId !== id || first.amountMinor !== amountMinor)) throw externalIdTaken();
  return first !== null;
}

function externalIdTaken(): ConflictError {
  const message = 'Another refund has this externalId.';
  return new ConflictError(message, 'conflict', [{ path: 'externalId', message }]);
}

function refuse({ status, usedMinor, refundedMinor, currency }: RedemptionRow, { amountMinor }: RefundCreditInput) {
  if (status !== 'used') throw new RuleError('invalid-transition', 'Only credit that was used on a course comes back.');
  const left = (usedMinor ?? 0) - refundedMinor;
  if (amountMinor <= left) return;
  const message = `At most ${formatMoney({ amountMinor: left, currency }, 'en')} of it can still come back.`;
  throw new RuleError('insufficient-balance', message, [{ path: 'amountMinor', message }]);
}

async function refund(tx: Tx, ctx: Ctx, redemption: RedemptionRow, asked: RefundCreditInput): Promise<void> {
  const { id: redemptionId, contactId, currency, refundedMinor, usedMinor } = redemption;
  const { amountMinor, externalId = null, reason = null } = asked;
  const { organizationId, now } = ctx;
  const refundId = newId();
  const row = { id: refundId, organizationId, redemptionId, externalId, amountMinor, reason };
  await insertRows(tx.sql, redemptionRefunds, [{ ...row, createdBy: actorKey(ctx.actor), createdAt: now }]);
  await addRefunded(tx.sql, redemptionId, amountMinor);
  // What the order did not take, and earlier refunds, came back before: those parts end last.
  const before = redemption.amountMinor - (usedMinor ?? 0) + refundedMinor;
  const aside = { type: 'redemption', id: redemptionId, contactId, currency } as const;
  await lotsBack(tx, ctx, aside, { amountMinor, before, notBefore: refundGraceUntil(now) });
  const why = reason ?? 'A course that was paid with credit was refunded';
  const transfer = creditRefundedTransfer({ contactId, amountMinor, currency }, why);
  const key = `credit-refunded:${refundId}`;
  await postTransfers(tx, ctx, [planTransfer(transfer, 'redemption', redemptionId, now, key)]);
  const data = { refundId, contactId, amountMinor, currency, externalId, reason };
  const subject = { subjectType: 'redemption', subjectId: redemptionId };
  await appendAudit(tx, ctx, [{ action: 'redemption.refunded', ...subject, data }]);
  await emit(tx, [
    { name: 'redemption/refunded', data: { organizationId, redemptionId, refundId, contactId, amountMinor, currency } },
  ]);
}
