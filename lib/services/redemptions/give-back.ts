import { insertRows } from '@/db/insert-rows';
import { findCreditUses } from '@/db/queries/credit-lots';
import { creditLots } from '@/db/schema/redemptions';
import { creditReturnedTransfer } from '@/lib/domain/ledger/transfers';
import { creditReturns } from '@/lib/domain/redemptions/return-credit';
import type { Ctx } from '../context';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import type { TransferPlan } from '../ledger/post-transfers';
import type { Tx } from '../transact';

/** A locked redemption or gift for which credit was set aside. */
export interface SetAside {
  type: 'redemption' | 'credit-gift';
  id: string;
  contactId: string;
  currency: string;
}

/**
 * What was set aside for a locked redemption or gift, or a part of it, goes back into the wallet with the dates it had.
 * @param notBefore the least date it gets; null leaves dates as they are
 * @returns the transfer to post; none when nothing comes back
 */
export async function giveBack(
  tx: Tx,
  ctx: Ctx,
  aside: SetAside,
  amountMinor: number,
  notBefore: Date | null,
): Promise<TransferPlan[]> {
  if (amountMinor === 0) return [];
  const { type, id, contactId, currency } = aside;
  await lotsBack(tx, ctx, aside, { amountMinor, before: 0, notBefore });
  const transfer = creditReturnedTransfer({ contactId, amountMinor, currency }, 'Credit that was not used came back');
  return [planTransfer(transfer, type, id, ctx.now)];
}

/** Writes the credit that comes back, without its transfer; `before` is what of it came back earlier. */
export async function lotsBack(
  tx: Tx,
  ctx: Ctx,
  { type, id, contactId, currency }: SetAside,
  back: { amountMinor: number; before: number; notBefore: Date | null },
): Promise<void> {
  const { organizationId, now: createdAt } = ctx;
  const lots = creditReturns(await findCreditUses(tx.sql, id), back.amountMinor, back.notBefore, back.before);
  const source = { sourceType: type, sourceId: id };
  await insertRows(
    tx.sql,
    creditLots,
    lots.map((lot) => ({ id: newId(), organizationId, contactId, currency, ...source, ...lot, createdAt })),
  );
}
