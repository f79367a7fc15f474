import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PayoutTransfer, SendResult } from '@/lib/integrations/payouts/port';
import { stripePayouts } from '@/lib/integrations/payouts/stripe';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { stripeServer } from './support/stripe-server';

const ORGANIZATION = '01990000-0000-7000-8000-00000000000a';
const KEY = '01990000-0000-7000-8000-0000000000ab';
const MADE_AT = new Date(0x0199_0000_0000);
const hoursLater = (hours: number) => new Date(MADE_AT.getTime() + hours * 3_600_000);

const transfer: PayoutTransfer = {
  idempotencyKey: KEY,
  organizationId: ORGANIZATION,
  amountMinor: 5000,
  currency: 'USD',
  destination: 'acct_000001',
  recipientName: 'Ana Ng',
  description: 'Northwind: thank you',
};

let server: Awaited<ReturnType<typeof stripeServer>>;
let now: Date;
const PATIENT_MS = 5000;
/** Short enough to wait for where nothing comes back. */
const HURRIED_MS = 300;
const port = (timeoutMs = PATIENT_MS) =>
  stripePayouts({ secretKey: server.secretKey, baseUrl: server.url, timeoutMs, clock: () => now });

beforeEach(async () => {
  server = await stripeServer();
  now = hoursLater(1);
});
afterEach(async () => {
  await server.close();
  expect(server.violations).toEqual([]);
});

/** What the service does with a payout until the provider has answered. */
async function sendUntilKnown(again = 5, timeoutMs = HURRIED_MS): Promise<SendResult> {
  try {
    return await port(timeoutMs).send(transfer);
  } catch (error) {
    if (!(error instanceof ProviderUnavailableError) || again === 0) throw error;
    const known = await port().lookup(ORGANIZATION, KEY);
    return known.status === 'unknown'
      ? sendUntilKnown(again - 1, PATIENT_MS)
      : { status: 'accepted', reference: known.reference };
  }
}

describe('a transfer at Stripe', () => {
  it('carries the payout id as idempotency key, group and metadata, and settles at once', async () => {
    expect(await port().lookup(ORGANIZATION, KEY)).toEqual({ status: 'unknown' });
    expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'tr_000001' });
    expect(server.transfers).toMatchObject([
      {
        amount: 5000,
        currency: 'usd',
        destination: 'acct_000001',
        transfer_group: KEY,
        metadata: { kith_payout: KEY, kith_organization: ORGANIZATION },
      },
    ]);
    expect(await port().lookup(ORGANIZATION, KEY)).toEqual({ status: 'settled', reference: 'tr_000001' });
  });

  it.each(['timeout', 'drop', 'error-after', 'error-before', 'busy'] as const)(
    'is made exactly once when the first answer is: %s',
    async (fault) => {
      // Twice, but for what has to be waited for.
      server.faults = fault === 'timeout' ? [fault] : [fault, fault];
      expect(await sendUntilKnown()).toEqual({ status: 'accepted', reference: server.transfers[0]?.id });
      expect(
        await port()
          .send(transfer)
          .catch(() => port().lookup(ORGANIZATION, KEY)),
      ).toMatchObject({
        reference: server.transfers[0]?.id,
      });
      expect(server.transfers).toHaveLength(1);
    },
  );

  it('says that it does not know when nothing came back', async () => {
    for (const fault of ['timeout', 'drop', 'error-after', 'busy'] as const) {
      server.faults = [fault, fault];
      server.forgetKeys();
      await expect(port(HURRIED_MS).send(transfer)).rejects.toThrow(ProviderUnavailableError);
    }
  });

  it('is not made again after Stripe has forgotten the key', async () => {
    server.faults.push('error-after');
    await expect(port().send(transfer)).rejects.toThrow(ProviderUnavailableError);
    server.forgetKeys();
    now = hoursLater(23);
    expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'tr_000001' });
    now = hoursLater(24 * 400);
    expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'tr_000001' });
    expect(server.transfers).toHaveLength(1);
  });

  it('looks first when the age of the key cannot be told', async () => {
    const odd = { ...transfer, idempotencyKey: 'payout-7' };
    await port().send(odd);
    server.forgetKeys();
    expect(await port().send(odd)).toEqual({ status: 'accepted', reference: 'tr_000001' });
    expect(server.transfers).toHaveLength(1);
  });

  it('stays once when many send at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => port().send(transfer)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(server.transfers).toHaveLength(1);
  });
});

describe('what Stripe refuses', () => {
  it('is refused with its words when no transfer of the name exists', async () => {
    server.closed.add('acct_000001');
    expect(await port().send(transfer)).toEqual({
      status: 'refused',
      reason: "Stripe: No such destination: 'acct_000001'",
    });
    server.closed.clear();
    server.forgetKeys();
    server.balance = 4999;
    expect(await port().send(transfer)).toMatchObject({
      status: 'refused',
      reason: expect.stringContaining('insufficient'),
    });
    expect(server.transfers).toHaveLength(0);
  });

  it('is not believed when the first try was done and its answer lost', async () => {
    server.faults.push('error-after');
    await expect(port().send(transfer)).rejects.toThrow(ProviderUnavailableError);
    server.closed.add('acct_000002');
    // The recipient has changed his account since: the same key with other parameters.
    expect(await port().send({ ...transfer, destination: 'acct_000002' })).toEqual({
      status: 'accepted',
      reference: 'tr_000001',
    });
    expect(server.transfers).toHaveLength(1);
  });

  it('refuses another amount under a used key, and never pays it', async () => {
    await port().send(transfer);
    expect(await port().send({ ...transfer, amountMinor: 5001 })).toMatchObject({ status: 'refused' });
    expect(await port().send({ ...transfer, currency: 'EUR' })).toMatchObject({ status: 'refused' });
    expect(server.transfers).toHaveLength(1);
  });

  it('is not known with a key that Stripe does not accept, and does not show the key', async () => {
    server.keyAccepted = false;
    const error = await port()
      .send(transfer)
      .catch((thrown: Error) => thrown);
    expect(error).toBeInstanceOf(ProviderUnavailableError);
    expect(String(error)).not.toContain(server.secretKey);
  });

  it('refuses an amount that Stripe cannot express before it asks', async () => {
    expect(await port().send({ ...transfer, amountMinor: 12_345, currency: 'KWD' })).toMatchObject({
      status: 'refused',
    });
    expect(server.asked).toEqual([]);
  });
});

describe('currencies', () => {
  it.each([
    ['JPY', 500, 500],
    ['EUR', 1999, 1999],
    ['KWD', 12_340, 12_340],
    ['ISK', 500, 50_000],
    ['UGX', 7, 700],
    ['MGA', 50_000, 500],
  ])('%s %d goes out as %d and comes back', async (currency, amountMinor, amount) => {
    await port().send({ ...transfer, currency, amountMinor });
    expect(server.transfers[0]).toMatchObject({ amount, currency: currency.toLowerCase() });
    expect(await port().list(ORGANIZATION, new Date(0))).toMatchObject([{ amountMinor, currency }]);
  });
});

describe('afterwards', () => {
  it('reverses once, and says so to whoever asks', async () => {
    await port().send(transfer);
    expect(await port().reverse(KEY, 'tr_000001')).toEqual({ status: 'reversed' });
    expect(await port().reverse(KEY, 'tr_000001')).toEqual({ status: 'reversed' });
    server.forgetKeys();
    expect(await port().reverse(KEY, 'tr_000001')).toEqual({ status: 'reversed' });
    expect(server.transfers[0]).toMatchObject({ amount_reversed: 5000 });
    expect(await port().lookup(ORGANIZATION, KEY)).toMatchObject({ status: 'reversed', reference: 'tr_000001' });
    expect(await port().reverse('another', 'tr_nowhere')).toMatchObject({ status: 'refused' });
  });

  it('sees a reversal that somebody made at Stripe; a part of it is none', async () => {
    await port().send(transfer);
    Object.assign(server.transfers[0] ?? {}, { amount_reversed: 4999 });
    expect(await port().lookup(ORGANIZATION, KEY)).toMatchObject({ status: 'settled' });
    server.reverseAtStripe('tr_000001');
    expect(await port().lookup(ORGANIZATION, KEY)).toMatchObject({ status: 'reversed', reason: expect.any(String) });
  });

  it('lists every page since an instant, oldest first, and what is not from Kith; not another school', async () => {
    for (let index = 0; index < 205; index++) await port().send({ ...transfer, idempotencyKey: `key-${index}` });
    await port().send({ ...transfer, idempotencyKey: 'theirs', organizationId: 'another' });
    const foreign = { ...(server.transfers[0] as (typeof server.transfers)[0]), id: 'tr_hand', metadata: {} };
    server.transfers.push({ ...foreign, created: server.now });
    const all = await port().list(ORGANIZATION, new Date(0));
    expect(all).toHaveLength(206);
    expect(all[0]).toEqual({
      idempotencyKey: 'key-0',
      reference: 'tr_000001',
      amountMinor: 5000,
      currency: 'USD',
      status: 'settled',
      createdAt: new Date(1_790_000_000_000),
    });
    expect(all.at(-1)).toMatchObject({ idempotencyKey: null, reference: 'tr_hand' });
    expect(await port().list(ORGANIZATION, new Date(1_790_000_100_000))).toHaveLength(106);
  });
});
