import { insertPayouts, type PayableRewardRow } from '@/db/queries/build-payouts';
import { payoutSentTransfer } from '@/lib/domain/ledger/transfers';
import type { PayoutBatch } from '@/lib/domain/payouts/batch';
import { appendAudit } from '../audit/append';
import { actorKey, type Ctx } from '../context';
import { emit } from '../emit';
import { decryptSecret, encryptSecret } from '../encryption/secret-box';
import { newId } from '../ids';
import { planTransfer } from '../ledger/plan';
import { postTransfers } from '../ledger/post-transfers';
import type { Tx } from '../transact';
import { itemsOf } from './items';
import { methodPlace, payoutPlace } from './method-places';
import type { PaidRoute } from './routes';

export type RoutedBatch = PayoutBatch & { route: PaidRoute };

/** Writes payouts with their items, ledger, audit and the events that send them. Part of a run, in its transaction. */
export async function writePayouts(
  tx: Tx,
  ctx: Ctx,
  batches: readonly RoutedBatch[],
  rewards: readonly PayableRewardRow[],
): Promise<string[]> {
  if (!batches.length) return [];
  const payouts = batches.map(({ route: way, ...batch }) => {
    const id = newId();
    return { ...batch, id, ...snapshotOf(ctx, id, way) };
  });
  const common = { requestedBy: actorKey(ctx.actor), createdAt: ctx.now };
  await insertPayouts(
    tx.sql,
    ctx.organizationId,
    payouts.map((payout) => ({ ...payout, ...common })),
    payouts.flatMap((payout) => itemsOf(payout, rewards)),
  );
  await postTransfers(
    tx,
    ctx,
    payouts.map((payout) => {
      const movement = { ...payout, contactId: payout.recipientId };
      return planTransfer(payoutSentTransfer(movement, 'Handed to the bank'), 'payout', payout.id, ctx.now);
    }),
  );
  await appendAudit(
    tx,
    ctx,
    payouts.map(({ id, destinationEncrypted: _, ...data }) => ({
      ...{ action: 'payout.requested', subjectType: 'payout', subjectId: id, data },
    })),
  );
  const { organizationId } = ctx;
  await emit(
    tx,
    payouts.map(({ id: payoutId, recipientId, amountMinor, currency }) => ({
      name: 'payout/requested' as const,
      data: { organizationId, payoutId, recipientId, amountMinor, currency },
    })),
  );
  return payouts.map(({ id }) => id);
}

/** Where a payout goes, for ever: its own sealed copy, since a sealed value can only be read where it was sealed for. */
function snapshotOf({ organizationId }: Ctx, payoutId: string, route: PaidRoute) {
  const { provider, providerAccount, payeeId, method } = route;
  if (!method?.destinationEncrypted) {
    return { provider, providerAccount, payeeId, destinationEncrypted: null, destinationMasked: null };
  }
  const plain = decryptSecret(method.destinationEncrypted, methodPlace(organizationId, method.id));
  const destinationEncrypted = encryptSecret(plain, payoutPlace(organizationId, payoutId));
  return { provider, providerAccount, payeeId, destinationEncrypted, destinationMasked: method.masked };
}
