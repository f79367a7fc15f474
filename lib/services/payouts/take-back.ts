import { askReversal, lockPayout } from '@/db/queries/payouts';
import { idSchema } from '@/lib/domain/ids';
import { takeBackSchema } from '@/lib/domain/payouts/schema';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import { actorKey, type Ctx } from '../context';
import { AppError, ConflictError, NotFoundError } from '../errors';
import { parse } from '../parse';
import { transact } from '../transact';
import { finishTakeBack, type TakenBack } from './finish-take-back';

/**
 * Finance takes a paid payout back from the recipient's account at Stripe, whole and once: what was asked is written first, so
 * that an answer that gets lost is asked for until it is known. The ledger follows as for any payout that came back: it is owed
 * again. Asked again, the same. Input: `{reason}`.
 * @throws ConflictError `not-reversible` through another provider, `not-paid`, `provider-refused` with Stripe's words
 * @throws AppError 503 `provider-unavailable`: it is asked about again by itself; NotFoundError
 */
export async function takeBackPayout(ctx: Ctx, payout: string, input: unknown): Promise<TakenBack> {
  authorize(ctx, 'payouts:write');
  const { reason } = parse(takeBackSchema, input);
  const payoutId = idSchema.safeParse(payout).data;
  if (!payoutId) throw new NotFoundError('payout');
  await writeWish(ctx, payoutId, reason);
  try {
    return await finishTakeBack(ctx, { payoutId });
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
    throw new AppError(
      503,
      'provider-unavailable',
      'Stripe did not say whether it was taken back. Kith goes on asking every 15 minutes; do not take it back by hand.',
    );
  }
}

function writeWish(ctx: Ctx, payoutId: string, reason: string): Promise<void> {
  return transact(ctx, async (tx) => {
    const payout = await lockPayout(tx.sql, payoutId);
    if (!payout) throw new NotFoundError('payout');
    if (payout.provider !== 'stripe') {
      const message = 'Only a payout through Stripe can be taken back from here. Ask the provider or the bank.';
      throw new ConflictError(message, 'not-reversible');
    }
    if (payout.status === 'reversed' || payout.reversalAskedAt) return;
    if (payout.status !== 'paid') throw new ConflictError('Only a paid payout can be taken back.', 'not-paid');
    await askReversal(tx.sql, payoutId, { reason, by: actorKey(ctx.actor), now: ctx.now });
    const { recipientId, amountMinor, currency, reference } = payout;
    const data = { recipientId, amountMinor, currency, reference, reason };
    const entry = { subjectType: 'payout', subjectId: payoutId, data };
    await appendAudit(tx, ctx, [{ action: 'payout.take-back-asked', ...entry }]);
  });
}
