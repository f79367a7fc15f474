import {
  findDestination,
  findPayout,
  findRecipient,
  markAttempted,
  type PayoutRecipient,
  type PayoutRow,
  setPayoutReference,
} from '@/db/queries/payouts';
import type { LookupResult, PayoutPort, PayoutTransfer, SendResult } from '@/lib/integrations/payouts/port';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { authorize } from '../authorize';
import type { Ctx } from '../context';
import { decryptSecret } from '../encryption/secret-box';
import { NotFoundError } from '../errors';
import { organizationFacts } from '../organizations/facts';
import { readOnly, type Tx, transact } from '../transact';
import { payoutPort } from './bank';
import { payoutPlace } from './method-places';
import { failPayout } from './settle';

/**
 * Hands a payout to its provider, with its own id as the idempotency key for ever: called any number of times, money moves once.
 * Whatever was sent before, or may have been, is asked for before it is sent again, and again when an answer got lost.
 * Input: `{payoutId}`.
 * @throws ProviderUnavailableError when the provider neither answered nor knows the payout: call again
 */
export async function executePayout(
  ctx: Ctx,
  { payoutId }: { payoutId: string },
): Promise<Pick<PayoutRow, 'status' | 'provider'>> {
  authorize(ctx, 'payouts:write');
  const { payout, transfer } = await load(ctx, payoutId);
  const { provider } = payout;
  if (payout.status !== 'processing') return { status: payout.status, provider };
  const port = await payoutPort(ctx, payout.provider, payout.providerAccount);
  const result = (payout.attemptedAt && (await ask(port, payout, transfer))) || (await sendFirst(ctx, port, transfer));
  if (result.status === 'refused') return { ...(await failPayout(ctx, payoutId, result.reason)), provider };
  await transact(ctx, ({ sql }) => setPayoutReference(sql, payoutId, result.reference));
  return { status: 'processing', provider };
}

/** What the provider knows of a payout that was sent before; null when it knows nothing. */
async function ask(port: PayoutPort, payout: PayoutRow, transfer: PayoutTransfer): Promise<SendResult | null> {
  return acceptedOf(await port.lookup(transfer.organizationId, transfer.idempotencyKey, payout.reference));
}

async function sendFirst(ctx: Ctx, port: PayoutPort, transfer: PayoutTransfer): Promise<SendResult> {
  await transact(ctx, ({ sql }) => markAttempted(sql, transfer.idempotencyKey, ctx.now));
  try {
    return await port.send(transfer);
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError)) throw error;
    const known = acceptedOf(await port.lookup(transfer.organizationId, transfer.idempotencyKey));
    if (!known) throw error;
    return known;
  }
}

function acceptedOf(known: LookupResult): SendResult | null {
  return known.status === 'unknown' ? null : { status: 'accepted', reference: known.reference };
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
    const destination = await destinationOf(tx, ctx, payout, recipient);
    const person = { destination, recipientName: nameOf(recipient) };
    return {
      payout,
      transfer: { idempotencyKey: payoutId, organizationId, amountMinor, currency, description, ...person },
    };
  });
}

/** Where this payout goes, as it was when it was made. The sandbox bank takes any name of the person. */
async function destinationOf(tx: Tx, ctx: Ctx, payout: PayoutRow, recipient: PayoutRecipient): Promise<string> {
  const sealed = await findDestination(tx.sql, payout.id);
  if (sealed) return decryptSecret(sealed, payoutPlace(ctx.organizationId, payout.id));
  if (payout.provider !== 'sandbox')
    throw new Error(`Payout ${payout.id} through ${payout.provider} has no destination`);
  const { email, phone, externalId, id } = recipient;
  return email ?? phone ?? externalId ?? id;
}

function nameOf({ firstName, lastName, email, externalId, id }: PayoutRecipient): string {
  return [firstName, lastName].filter(Boolean).join(' ') || (email ?? externalId ?? id);
}
