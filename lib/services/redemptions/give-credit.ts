import { insertRows } from '@/db/insert-rows';
import { countGiftsSince } from '@/db/queries/credit-gifts';
import { creditGifts } from '@/db/schema/redemptions';
import { DAY_MS } from '@/lib/domain/common/days';
import { creditReservedTransfer } from '@/lib/domain/ledger/transfers';
import { normalizeEmail } from '@/lib/domain/people/normalize-email';
import { giftEnds, MOST_GIFTS_A_DAY } from '@/lib/domain/redemptions/gift';
import { giveCreditSchema } from '@/lib/domain/redemptions/schema';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { ForbiddenError, TooManyTodayError } from '../errors';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import { parse } from '../parse';
import { type Tx, transact } from '../transact';
import { openWallet } from './open-wallet';
import { takeCredit } from './take-credit';

/**
 * The referrer who is signed in gives credit to an e-mail address. It is set aside until whoever has the address takes it, and
 * comes back otherwise; the answer is the same whether or not somebody has. Input: `{email, amountMinor, currency?}`.
 * @throws RuleError `insufficient-balance`; TooManyTodayError
 */
export async function giveCredit(ctx: Ctx, input: unknown): Promise<{ giftId: string; expiresAt: Date }> {
  authorize(ctx, 'portal');
  if (ctx.actor.type !== 'referrer') throw new ForbiddenError('portal');
  const { email, amountMinor, currency } = parse(giveCreditSchema, input);
  const fromContactId = ctx.actor.id;
  return transact(ctx, async (tx) => {
    const wallet = await openWallet(tx, ctx, fromContactId, currency);
    await refuseMany(tx, ctx, fromContactId);
    const giftId = newId();
    const parts = await takeCredit(tx, ctx, wallet, amountMinor, giftId);
    const expiresAt = giftEnds(parts, ctx.now);
    const facts = { fromContactId, amountMinor, currency: wallet.currency };
    const { organizationId, now: createdAt } = ctx;
    const row = { id: giftId, organizationId, ...facts, email, emailNormalized: normalizeEmail(email) };
    await insertRows(tx.sql, creditGifts, [{ ...row, expiresAt, createdAt }]);
    const movement = { contactId: fromContactId, amountMinor, currency: wallet.currency };
    const transfer = creditReservedTransfer(movement, 'Set aside as a gift');
    await postTransfers(tx, ctx, [planTransfer(transfer, 'credit-gift', giftId, ctx.now)]);
    // Whom it is for is not said here: the trail outlives the erasure of a person.
    await appendAudit(tx, ctx, [
      { action: 'credit.offered', subjectType: 'credit-gift', subjectId: giftId, data: facts },
    ]);
    await emit(tx, [{ name: 'credit/offered', data: { organizationId, giftId, fromContactId } }]);
    return { giftId, expiresAt };
  });
}

async function refuseMany(tx: Tx, ctx: Ctx, contactId: string): Promise<void> {
  const since = new Date(ctx.now.getTime() - DAY_MS);
  if ((await countGiftsSince(tx.sql, contactId, since)) >= MOST_GIFTS_A_DAY) {
    throw new TooManyTodayError(DAY_MS / 1000);
  }
}
