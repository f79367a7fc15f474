import { findRedemption, type RedemptionChange, type RedemptionRow, settleRedemptions } from '@/db/queries/redemptions';
import { appendAudit } from '../audit/append';
import type { Ctx } from '../context';
import { emit } from '../emit';
import { postTransfers, type TransferPlan } from '../ledger/post-transfers';
import type { Tx } from '../transact';
import { type RedemptionView, redemptionView } from './view';

/** Writes the end of a locked redemption: its row, the ledger, audit and event. */
export async function settleRedemption(
  tx: Tx,
  ctx: Ctx,
  redemption: RedemptionRow,
  change: Omit<RedemptionChange, 'id' | 'settledAt'>,
  transfers: readonly TransferPlan[],
): Promise<RedemptionView> {
  const { id, contactId, kind, amountMinor, currency } = redemption;
  await settleRedemptions(tx.sql, [{ id, settledAt: ctx.now, ...change }]);
  await postTransfers(tx, ctx, transfers);
  const data = { contactId, kind, amountMinor, currency, was: redemption.status, ...change };
  await appendAudit(tx, ctx, [
    { action: `redemption.${change.status}`, subjectType: 'redemption', subjectId: id, data },
  ]);
  const { organizationId } = ctx;
  await emit(tx, [
    { name: 'redemption/settled', data: { organizationId, redemptionId: id, contactId, kind, status: change.status } },
  ]);
  return redemptionView((await findRedemption(tx.sql, id)) as RedemptionRow);
}
