import type Stripe from 'stripe';
import { keyAgeMs } from './key-age';
import type { LookupResult, PayoutPort, PayoutTransfer, ProviderEntry, ReversalResult, SendResult } from './port';
import { fromStripeAmount, toStripeAmount } from './stripe-amount';
import { askStripe, isStripeRefusal, type StripeSettings, stripeClient } from './stripe-client';

export interface StripePayoutSettings extends StripeSettings {
  clock?: () => Date;
}

export type StripePayouts = Required<PayoutPort>;

/** Stripe forgets an idempotency key after 24 hours; an hour is kept clear for its clock and ours. */
const KEY_WINDOW_MS = 23 * 3_600_000;
const PAGE = 100;
const MOST_ENTRIES = 10_000;

/**
 * Pays through Stripe Connect: a transfer from the school's balance to the recipient's Express account, named by the payout's id
 * in its idempotency key, transfer group and metadata. A refusal is believed only when Stripe also knows no transfer of that
 * name, since an earlier try may have been done and its answer lost.
 */
export function stripePayouts({ clock = () => new Date(), ...settings }: StripePayoutSettings): StripePayouts {
  const client = stripeClient(settings);
  return {
    provider: 'stripe',
    send: (transfer) => send(client, transfer, keyAgeMs(transfer.idempotencyKey, clock()) >= KEY_WINDOW_MS),
    lookup: (_organizationId, key) => lookup(client, key),
    list: (organizationId, since) => list(client, organizationId, since),
    reverse: (key, reference, refusals) => reverse(client, key, reference, refusals),
  };
}

async function send(client: Stripe, transfer: PayoutTransfer, mayBeForgotten: boolean): Promise<SendResult> {
  const { idempotencyKey, amountMinor, currency } = transfer;
  const amount = toStripeAmount(amountMinor, currency);
  if (amount === null) return { status: 'refused', reason: 'Stripe cannot pay this amount in this currency.' };
  const known = mayBeForgotten ? await find(client, idempotencyKey) : null;
  if (known) return acceptKnown(known, amount, currency);
  try {
    const make = () => client.transfers.create(paramsOf(transfer, amount), { idempotencyKey });
    return { status: 'accepted', reference: (await askStripe('a transfer', make)).id };
  } catch (error) {
    if (!isStripeRefusal(error)) throw error;
    const earlier = await find(client, idempotencyKey);
    return earlier ? acceptKnown(earlier, amount, currency) : { status: 'refused', reason: wordsOf(error) };
  }
}

async function find(client: Stripe, key: string): Promise<Stripe.Transfer | null> {
  const page = await askStripe('looking up a transfer', () =>
    client.transfers.list({ transfer_group: key, limit: PAGE }),
  );
  return page.data.find(({ metadata }) => metadata.kith_payout === key) ?? page.data[0] ?? null;
}

async function lookup(client: Stripe, key: string): Promise<LookupResult> {
  const known = await find(client, key);
  if (!known) return { status: 'unknown' };
  const status = statusOf(known);
  if (status === 'settled') return { status, reference: known.id };
  return { status, reference: known.id, reason: 'The transfer was reversed at Stripe.' };
}

async function list(client: Stripe, organizationId: string, since: Date): Promise<ProviderEntry[]> {
  const gte = Math.floor(since.getTime() / 1000);
  const all = await askStripe('the list of transfers', () =>
    client.transfers.list({ created: { gte }, limit: PAGE }).autoPagingToArray({ limit: MOST_ENTRIES }),
  );
  return all
    .filter((row) => isOf(row, organizationId))
    .map(entryOf)
    .reverse();
}

// Stripe repeats a refusal to the same key for a day, also when the recipient has money again. Another key is safe after it: the
// whole of a transfer can be taken back only once.
async function reverse(client: Stripe, key: string, reference: string, refusals = 0): Promise<ReversalResult> {
  const idempotencyKey = refusals > 0 ? `${key}-reversal-${refusals}` : `${key}-reversal`;
  try {
    await askStripe('a reversal', () =>
      client.transfers.createReversal(reference, { metadata: { kith_payout: key } }, { idempotencyKey }),
    );
    return { status: 'reversed' };
  } catch (error) {
    if (!isStripeRefusal(error)) throw error;
    const known = await find(client, key);
    return known && statusOf(known) === 'reversed'
      ? { status: 'reversed' }
      : { status: 'refused', reason: wordsOf(error) };
  }
}

function paramsOf(transfer: PayoutTransfer, amount: number): Stripe.TransferCreateParams {
  const { idempotencyKey, organizationId, currency, destination, description } = transfer;
  return {
    amount,
    currency: currency.toLowerCase(),
    destination,
    description,
    transfer_group: idempotencyKey,
    metadata: { kith_payout: idempotencyKey, kith_organization: organizationId },
  };
}

function acceptKnown(known: Stripe.Transfer, amount: number, currency: string): SendResult {
  if (known.amount === amount && known.currency === currency.toLowerCase()) {
    return { status: 'accepted', reference: known.id };
  }
  return { status: 'refused', reason: 'This idempotency key belongs to another transfer.' };
}

function statusOf({ reversed, amount, amount_reversed }: Stripe.Transfer): 'settled' | 'reversed' {
  return reversed || amount_reversed >= amount ? 'reversed' : 'settled';
}

// Two schools may share one account; a transfer that names no school was made by hand and concerns both.
function isOf({ metadata }: Stripe.Transfer, organizationId: string): boolean {
  return (metadata.kith_organization ?? organizationId) === organizationId;
}

function entryOf(row: Stripe.Transfer): ProviderEntry {
  const currency = row.currency.toUpperCase();
  return {
    idempotencyKey: row.metadata.kith_payout ?? null,
    reference: row.id,
    amountMinor: fromStripeAmount(row.amount, currency),
    currency,
    status: statusOf(row),
    createdAt: new Date(row.created * 1000),
  };
}

function wordsOf(error: Stripe.errors.StripeError): string {
  return `Stripe: ${error.message}`;
}
