import {
  findPayout,
  findRecipient,
  type PayoutRecipient,
  type PayoutRow,
  setPayoutReference,
} from '@/db/queries/payouts';
import type { PayoutTransfer, SendResult } from '@/lib/integrations/payouts/port';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { readOnly, transact } from '../transact';
import { payoutPort } from './bank';
import { failPayout } from './settle';

/**
 * Hands a payout to the bank, with its own id as the idempotency key for ever: called any number of times, money moves once.
 * When the bank's answer got lost, the bank is asked what it knows before anything else is done. Input: `{payoutId}`.
 * @throws ProviderUnavailableError when the bank neither answered nor knows the payout: call again
 */
export async function executePayout(
  ctx: Ctx,
  { payoutId }: { payoutId: string },
): Promise<{ status: PayoutRow['status'] }> {
  authorize(ctx, 'payouts:write');
  const { payout, transfer } = await load(ctx, payoutId);
  if (payout.status !== 'processing') return { status: payout.status };
  const result = await sendOrAsk(transfer);
  if (result.status === 'refused') return failPayout(ctx, payoutId, result.reason);
  await transact(ctx, ({ sql }) => setPayoutReference(sql, payoutId, result.reference));
  return { status: 'processing' };
}

async function sendOrAsk(transfer: PayoutTransfer): Promise<SendResult> {
  const port = payoutPort();
  try {
    return await port.send(transfer);
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
    const known = await port.lookup(transfer.organizationId, transfer.idempotencyKey);
    if (known.status === 'unknown') throw error;
    return { status: 'accepted', reference: known.reference };
  }
}

function load(ctx: Ctx, payoutId: string): Promise<{ payout: PayoutRow; transfer: PayoutTransfer }> {
  return readOnly(ctx, async (tx) => {
    const payout = await findPayout(tx.sql, payoutId);
    const recipient = payout && (await findRecipient(tx.sql, payout.recipientId));
    if (!payout || !recipient) throw new NotFoundError('payout');
    const { name } = await organizationFacts(tx, ctx);
    const { amountMinor, currency } = payout;
    const { organizationId } = ctx;
    const description = `${name}: thank you for recommending us`;
    const person = { destination: destinationOf(recipient), recipientName: nameOf(recipient) };
    return {
      payout,
      transfer: { idempotencyKey: payoutId, organizationId, amountMinor, currency, description, ...person },
    };
  });
}

function destinationOf({ email, phone, externalId, id }: PayoutRecipient): string {
  return email ?? phone ?? externalId ?? id;
}

function nameOf({ firstName, lastName, email, externalId, id }: PayoutRecipient): string {
  return [firstName, lastName].filter(Boolean).join(' ') || (email ?? externalId ?? id);
}
