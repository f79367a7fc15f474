import { findPayout, type PayoutRow, refuseReversal } from '@/db/queries/payouts';
import type { PayoutPort } from '@/lib/integrations/payouts/port';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { appendAudit } from '../audit/append';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { ConflictError, NotFoundError } from '../errors';
import { readOnly, transact } from '../transact';
import { payoutPort } from './bank';
import { settlePayout } from './settle';

export interface TakenBack {
  status: PayoutRow['status'];
}

/**
 * Does what finance asked for: takes a payout back at its provider, under a key made of the payout's id, and lets the word of the
 * provider settle it. Nothing was asked: nothing happens. Called any number of times, money comes back once.
 * @throws ConflictError `provider-refused`: the wish is over; ProviderUnavailableError when it is not known yet: call again
 */
export async function finishTakeBack(ctx: Ctx, { payoutId }: { payoutId: string }): Promise<TakenBack> {
  authorize(ctx, 'payouts:write');
  const payout = await readOnly(ctx, ({ sql }) => findPayout(sql, payoutId));
  if (!payout) throw new NotFoundError('payout');
  if (payout.status !== 'paid' || !payout.reversalAskedAt) return { status: payout.status };
  const port = await payoutPort(ctx, payout.provider, payout.providerAccount);
  const refused = await reverseAt(port, ctx, payout);
  if (refused !== null) return refuse(ctx, payout, refused);
  return settlePayout(ctx, { payoutId });
}

/** The provider's reason when it says no for good; null when the money came back. */
async function reverseAt(port: PayoutPort, ctx: Ctx, payout: PayoutRow): Promise<string | null> {
  const { id, reference, reversalRefusals } = payout;
  if (!port.reverse || !reference) return 'This provider takes nothing back.';
  try {
    const result = await port.reverse(id, reference, reversalRefusals);
    return result.status === 'refused' ? result.reason : null;
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
    const known = await port.lookup(ctx.organizationId, id, reference);
    if (known.status === 'reversed') return null;
    throw error;
  }
}

async function refuse(ctx: Ctx, payout: PayoutRow, reason: string): Promise<never> {
  await transact(ctx, async (tx) => {
    await refuseReversal(tx.sql, payout.id, payout.reversalRefusals);
    const data = { reason, reference: payout.reference };
    const entry = { subjectType: 'payout', subjectId: payout.id, data };
    await appendAudit(tx, ctx, [{ action: 'payout.take-back-refused', ...entry }]);
  });
  throw new ConflictError(`${reason} Nothing was taken back.`, 'provider-refused');
}
