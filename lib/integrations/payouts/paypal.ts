import { decimalString } from '@/lib/domain/money/money';
import { keyAgeMs, keyInstant } from './key-age';
import { batchSchema, createdBatchSchema, duplicateOf, type PaypalBatch, wordsOf } from './paypal-answers';
import { type PaypalClient, type PaypalSettings, paypalClient } from './paypal-client';
import { entriesSince, SearchNotAllowedError } from './paypal-transactions';
import type { LookupResult, PayoutPort, PayoutTransfer, SendResult } from './port';
import { ProviderUnavailableError } from './unavailable-error';

const DAY_MS = 86_400_000;
/** PayPal refuses a used `sender_batch_id` for 30 days; after 29 nothing is sent again. */
const KEY_WINDOW_MS = 29 * DAY_MS;
/** Currencies with a minor unit that PayPal takes without decimals. */
const WHOLE_UNITS = new Set(['HUF', 'TWD']);
/** Where the age of a key cannot be told, this far back is searched. */
const SEARCH_MS = 180 * DAY_MS;

/**
 * Pays through PayPal Payouts: a batch of one, named by the payout's id as `PayPal-Request-Id`, `sender_batch_id` and
 * `sender_item_id`. PayPal finds a batch by its own id only; without one, its answer to a used `sender_batch_id` names the
 * batch, and after 30 days the transaction search does, which shows a transaction three hours late.
 */
export function paypalPayouts(settings: PaypalSettings): PayoutPort {
  const client = paypalClient(settings);
  const { clock = () => new Date() } = settings;
  return {
    provider: 'paypal',
    send: (transfer) => send(client, transfer, clock()),
    lookup: (_organizationId, key, reference) => lookup(client, key, reference ?? null, clock()),
    list: (_organizationId, since) => entriesSince(client, since, clock()),
  };
}

/** Whether the credentials work. */
export async function testPaypalConnection(
  settings: PaypalSettings,
): Promise<{ ok: true } | { ok: false; reason: string }> {
  try {
    // No batch has this id: 404 says that the token is good and payouts may be asked about.
    const { status, body } = await paypalClient(settings).ask('GET', '/v1/payments/payouts/KITH-CONNECTION-TEST');
    if (status === 403)
      return { ok: false, reason: `PayPal does not let this account pay out: ${wordsOf(status, body)}` };
    return { ok: true };
  } catch (error) {
    if (error instanceof ProviderUnavailableError) return { ok: false, reason: error.message };
    throw error;
  }
}

async function send(client: PaypalClient, transfer: PayoutTransfer, now: Date): Promise<SendResult> {
  const key = transfer.idempotencyKey;
  const value = paypalValue(transfer);
  if (value === null) return { status: 'refused', reason: 'PayPal pays only whole units in this currency.' };
  if (keyAgeMs(key, now) >= KEY_WINDOW_MS) return findOld(client, key, now);
  const { status, body } = await client.ask('POST', '/v1/payments/payouts', bodyOf(transfer, value), {
    'PayPal-Request-Id': key,
  });
  if (status === 200 || status === 201) return accepted(body);
  const duplicate = duplicateOf(body);
  if (duplicate?.batchId) return adopt(client, transfer, value, duplicate.batchId);
  // Only a request that PayPal could not read was certainly never done; too little money or a blocked account may be said
  // of a second try while the first was paid.
  if (!duplicate && status === 400) return { status: 'refused', reason: `PayPal: ${wordsOf(status, body)}` };
  throw new ProviderUnavailableError('PayPal', wordsOf(status, body));
}

// Not found is no proof that it was never paid, and a refusal would have it paid under another name: a person must look.
async function findOld(client: PaypalClient, key: string, now: Date): Promise<SendResult> {
  const known = await lookupTransaction(client, key, now);
  if (known.status !== 'unknown') return { status: 'accepted', reference: known.reference };
  throw new ProviderUnavailableError('PayPal', 'it knows no such payout, and after 29 days it is not sent again');
}

function accepted(body: unknown): SendResult {
  const batch = createdBatchSchema.safeParse(body);
  if (!batch.success) throw new ProviderUnavailableError('PayPal', 'an answer without a batch');
  return { status: 'accepted', reference: batch.data.batch_header.payout_batch_id };
}

// A batch of our name with another amount would be another payout's; its answer must not pass for this one's.
async function adopt(
  client: PaypalClient,
  transfer: PayoutTransfer,
  value: string,
  batchId: string,
): Promise<SendResult> {
  const amount = itemOf(await readBatch(client, batchId), transfer.idempotencyKey)?.payout_item.amount;
  if (amount && (amount.currency !== transfer.currency || Number(amount.value) !== Number(value))) {
    return { status: 'refused', reason: 'This idempotency key belongs to another transfer.' };
  }
  return { status: 'accepted', reference: batchId };
}

function bodyOf(transfer: PayoutTransfer, value: string) {
  const { idempotencyKey, currency, destination, description } = transfer;
  return {
    sender_batch_header: {
      sender_batch_id: idempotencyKey,
      email_subject: description.slice(0, 255),
    },
    items: [
      {
        recipient_type: 'EMAIL',
        receiver: destination,
        amount: { value, currency },
        note: description.slice(0, 1000),
        sender_item_id: idempotencyKey,
      },
    ],
  };
}

/** PayPal's decimal; null where it takes whole units only and the amount is none. */
function paypalValue({ amountMinor, currency }: PayoutTransfer): string | null {
  const value = decimalString(amountMinor, currency);
  if (!WHOLE_UNITS.has(currency)) return value;
  return value.endsWith('.00') ? value.slice(0, -3) : null;
}

async function readBatch(client: PaypalClient, batchId: string): Promise<PaypalBatch | null> {
  const { status, body } = await client.ask('GET', `/v1/payments/payouts/${encodeURIComponent(batchId)}`);
  if (status === 404) return null;
  const batch = batchSchema.safeParse(body);
  if (status !== 200 || !batch.success) throw new ProviderUnavailableError('PayPal', wordsOf(status, body));
  return batch.data;
}

function itemOf(batch: PaypalBatch | null, key: string): PaypalBatch['items'][number] | undefined {
  return batch?.items.find(({ payout_item }) => payout_item.sender_item_id === key);
}

async function lookup(client: PaypalClient, key: string, reference: string | null, now: Date): Promise<LookupResult> {
  const batch = reference ? await readBatch(client, reference) : null;
  if (batch && reference) return resultOfBatch(batch, key, reference);
  try {
    return await lookupTransaction(client, key, now);
  } catch (error) {
    // The search must be switched on for an account. Without it: while PayPal still knows the key, sending it again is safe.
    const isSafe = error instanceof SearchNotAllowedError && keyAgeMs(key, now) < KEY_WINDOW_MS && !reference;
    if (isSafe) return { status: 'unknown' };
    throw error;
  }
}

function resultOfBatch(batch: PaypalBatch, key: string, reference: string): LookupResult {
  const item = itemOf(batch, key);
  const reason = item?.errors?.message ?? item?.errors?.name;
  if (!item) {
    const isOver = ['DENIED', 'CANCELED'].includes(batch.batch_header.batch_status);
    return isOver
      ? {
          status: 'failed',
          reference,
          reason: `PayPal: the payout was ${batch.batch_header.batch_status.toLowerCase()}.`,
        }
      : { status: 'pending', reference };
  }
  return resultOf(item.transaction_status ?? 'PENDING', reference, reason);
}

/** @see developer.paypal.com/payouts/reference, "payout item status" */
function resultOf(status: string, reference: string, reason: string | undefined): LookupResult {
  const why = `PayPal: ${reason ?? status.toLowerCase()}`;
  switch (status) {
    case 'SUCCESS':
      return { status: 'settled', reference };
    case 'FAILED':
    case 'BLOCKED':
    case 'DENIED':
    case 'CANCELED':
    // Nobody claimed it for 30 days, or it was cancelled before: it never arrived.
    case 'RETURNED':
      return { status: 'failed', reference, reason: why };
    case 'REFUNDED':
    case 'REVERSED':
      return { status: 'reversed', reference, reason: why };
    default:
      return { status: 'pending', reference };
  }
}

async function lookupTransaction(client: PaypalClient, key: string, now: Date): Promise<LookupResult> {
  const from = keyInstant(key) ?? new Date(now.getTime() - SEARCH_MS);
  const known = (await entriesSince(client, new Date(from.getTime() - DAY_MS), now)).find(
    (row) => row.idempotencyKey === key,
  );
  if (!known) return { status: 'unknown' };
  const { status, reference } = known;
  if (status === 'failed' || status === 'reversed') return { status, reference, reason: `PayPal: ${status}` };
  return { status, reference };
}
