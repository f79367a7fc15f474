import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { paypalPayouts, testPaypalConnection } from '@/lib/integrations/payouts/paypal';
import { verifyPaypalWebhook } from '@/lib/integrations/payouts/paypal-webhook';
import type { PayoutTransfer, SendResult } from '@/lib/integrations/payouts/port';
import { ProviderUnavailableError } from '@/lib/integrations/payouts/unavailable-error';
import { paypalServer } from './support/paypal-server';

const ORGANIZATION = '01990000-0000-7000-8000-00000000000a';
const KEY = '01990000-0000-7000-8000-0000000000ab';
const MADE_AT = new Date(0x0199_0000_0000);
const DAY_MS = 86_400_000;

const transfer: PayoutTransfer = {
  idempotencyKey: KEY,
  organizationId: ORGANIZATION,
  amountMinor: 5000,
  currency: 'USD',
  destination: 'ana@example.org',
  recipientName: 'Ana Ng',
  description: 'Northwind: thank you',
};

let server: Awaited<ReturnType<typeof paypalServer>>;
const PATIENT_MS = 5000;
/** Short enough to wait for where nothing comes back. */
const HURRIED_MS = 300;
const settings = (timeoutMs = PATIENT_MS) => ({
  clientId: server.clientId,
  clientSecret: server.clientSecret,
  baseUrl: server.url,
  timeoutMs,
  clock: () => server.now,
});
const port = (timeoutMs?: number) => paypalPayouts(settings(timeoutMs));
const wait = (ms: number) => {
  server.now = new Date(server.now.getTime() + ms);
};

beforeEach(async () => {
  server = await paypalServer();
  server.now = new Date(MADE_AT.getTime() + 60_000);
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

describe('a payout at PayPal', () => {
  it('carries the payout id as request id, batch and item, and the amount as a decimal', async () => {
    expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'BATCH000001' });
    expect(server.payouts).toMatchObject([
      { senderBatchId: KEY, senderItemId: KEY, value: '50.00', currency: 'USD', receiver: 'ana@example.org' },
    ]);
  });

  it.each([
    ['JPY', 500, '500'],
    ['EUR', 5, '0.05'],
    ['HUF', 12_300, '123'],
  ])('%s %d goes out as %s', async (currency, amountMinor, value) => {
    await port().send({ ...transfer, currency, amountMinor });
    expect(server.payouts[0]).toMatchObject({ value, currency });
  });

  it.each(['timeout', 'drop', 'error-after', 'error-before', 'busy'] as const)(
    'is made exactly once when the first answer is: %s',
    async (fault) => {
      // Twice, but for what has to be waited for.
      server.faults = fault === 'timeout' ? [fault] : [fault, fault];
      expect(await sendUntilKnown()).toEqual({ status: 'accepted', reference: 'BATCH000001' });
      expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'BATCH000001' });
      expect(server.payouts).toHaveLength(1);
    },
  );

  it('stays once when many send at the same time', async () => {
    await Promise.all(Array.from({ length: 8 }, () => port().send(transfer)));
    expect(server.payouts).toHaveLength(1);
  });

  it('is not made again after PayPal has forgotten it, but found by its transaction', async () => {
    server.faults.push('error-after');
    await expect(port().send(transfer)).rejects.toThrow(ProviderUnavailableError);
    expect(await port().lookup(ORGANIZATION, KEY)).toEqual({ status: 'unknown' });
    wait(3 * 3_600_000);
    expect(await port().lookup(ORGANIZATION, KEY)).toEqual({ status: 'pending', reference: 'TX000001' });
    server.forgetKeys();
    server.settle('SUCCESS');
    wait(40 * DAY_MS);
    expect(await port().send(transfer)).toEqual({ status: 'accepted', reference: 'TX000001' });
    expect(await port().lookup(ORGANIZATION, KEY, 'TX000001')).toEqual({ status: 'settled', reference: 'TX000001' });
    expect(server.payouts).toHaveLength(1);
  });

  it('needs no transaction search while PayPal knows the key, and is not sent without it afterwards', async () => {
    server.maySearch = false;
    expect(await port().lookup(ORGANIZATION, KEY)).toEqual({ status: 'unknown' });
    await expect(port().list(ORGANIZATION, MADE_AT)).rejects.toThrow('Transaction search');
    wait(29 * DAY_MS);
    await expect(port().lookup(ORGANIZATION, KEY)).rejects.toThrow(ProviderUnavailableError);
    await expect(port().send(transfer)).rejects.toThrow(ProviderUnavailableError);
    expect(server.payouts).toHaveLength(0);
  });

  it('is sent by nobody and waits for a person when it is not found after the 30 days', async () => {
    wait(29 * DAY_MS);
    await expect(port().send(transfer)).rejects.toThrow('it is not sent again');
    expect(server.payouts).toHaveLength(0);
  });
});

describe('what PayPal refuses', () => {
  it('is refused when PayPal could not read it', async () => {
    expect(await port().send({ ...transfer, destination: 'nobody' })).toEqual({
      status: 'refused',
      reason: 'PayPal: Receiver is invalid or does not match with type',
    });
    expect(await port().send({ ...transfer, currency: 'HUF', amountMinor: 12_345 })).toMatchObject({
      status: 'refused',
    });
    expect(server.payouts).toHaveLength(0);
  });

  it('refuses another amount under a used key once PayPal shows the item', async () => {
    await port().send(transfer);
    server.settle('PENDING');
    expect(await port().send({ ...transfer, amountMinor: 5001 })).toMatchObject({ status: 'refused' });
    expect(await port().send(transfer)).toMatchObject({ status: 'accepted' });
    expect(server.payouts).toHaveLength(1);
  });

  it.each([
    [422, 'INSUFFICIENT_FUNDS'],
    [403, 'AUTHORIZATION_ERROR'],
  ])('is not known after %d %s: an earlier try may have been paid', async (status, name) => {
    server.refusal = { status, body: { name, message: name } };
    await expect(port().send(transfer)).rejects.toThrow(ProviderUnavailableError);
    expect(await port().send(transfer)).toMatchObject({ status: 'accepted' });
  });
});

describe('what became of it', () => {
  it.each([
    ['SUCCESS', 'settled'],
    ['PENDING', 'pending'],
    ['UNCLAIMED', 'pending'],
    ['ONHOLD', 'pending'],
    ['FAILED', 'failed'],
    ['BLOCKED', 'failed'],
    ['DENIED', 'failed'],
    ['RETURNED', 'failed'],
    ['REFUNDED', 'reversed'],
    ['REVERSED', 'reversed'],
    ['SOMETHING_NEW', 'pending'],
  ])('%s is %s', async (itemStatus, status) => {
    const { reference } = (await port().send(transfer)) as { reference: string };
    expect(await port().lookup(ORGANIZATION, KEY, reference)).toEqual({ status: 'pending', reference });
    server.settle(itemStatus);
    expect(await port().lookup(ORGANIZATION, KEY, reference)).toMatchObject({ status, reference });
  });

  it('gives the reason that PayPal gives; a denied batch has no items', async () => {
    const { reference } = (await port().send(transfer)) as { reference: string };
    server.settle('FAILED', { name: 'RECEIVER_UNREGISTERED', message: 'Receiver is unregistered' });
    expect(await port().lookup(ORGANIZATION, KEY, reference)).toMatchObject({
      reason: 'PayPal: Receiver is unregistered',
    });
    Object.assign(server.payouts[0] ?? {}, { itemStatus: null, batchStatus: 'DENIED' });
    expect(await port().lookup(ORGANIZATION, KEY, reference)).toMatchObject({
      status: 'failed',
      reason: expect.stringContaining('denied'),
    });
  });

  it('lists what left, over months and pages, oldest first', async () => {
    const keyAt = (now: Date) =>
      now
        .getTime()
        .toString(16)
        .padStart(12, '0')
        .replace(/^(.{8})/, '$1-') + KEY.slice(13);
    const first = keyAt(server.now);
    for (let index = 0; index < 3; index++) {
      await port().send({ ...transfer, idempotencyKey: keyAt(server.now), amountMinor: 5000 + index });
      wait(25 * DAY_MS);
    }
    server.settle('SUCCESS');
    const all = await port().list(ORGANIZATION, MADE_AT);
    expect(all.map(({ amountMinor, status }) => [amountMinor, status])).toEqual([
      [5000, 'settled'],
      [5001, 'settled'],
      [5002, 'settled'],
    ]);
    expect(all[0]).toMatchObject({ idempotencyKey: first, currency: 'USD', reference: 'TX000001' });
    expect(await port().list(ORGANIZATION, new Date(server.now.getTime() - 30 * DAY_MS))).toHaveLength(1);
  });
});

describe('the access token', () => {
  it('is asked for once and again shortly before it expires', async () => {
    const paypal = port();
    await paypal.send(transfer);
    await paypal.lookup(ORGANIZATION, KEY, 'BATCH000001');
    expect(server.tokensMade).toBe(1);
    wait(3_600_000 - 59_000);
    await paypal.lookup(ORGANIZATION, KEY, 'BATCH000001');
    expect(server.tokensMade).toBe(2);
  });

  it('is asked for again once when PayPal no longer takes it', async () => {
    const paypal = port();
    await paypal.send(transfer);
    server.expireTokens();
    expect(await paypal.lookup(ORGANIZATION, KEY, 'BATCH000001')).toMatchObject({ status: 'pending' });
    expect(server.tokensMade).toBe(2);
  });

  it('says what is wrong with a connection', async () => {
    expect(await testPaypalConnection(settings())).toEqual({ ok: true });
    expect(await testPaypalConnection({ ...settings(), clientSecret: 'wrong' })).toEqual({
      ok: false,
      reason: expect.stringContaining('were not accepted'),
    });
    await expect(paypalPayouts({ ...settings(), clientSecret: 'wrong' }).send(transfer)).rejects.toThrow(
      ProviderUnavailableError,
    );
  });
});

describe('a notification', () => {
  const event = '{"id":"WH-1",  "event_type":"PAYMENT.PAYOUTS-ITEM.SUCCEEDED","resource":{"note":"Zoë"}}';
  const verify = (body: string, headers: Record<string, string>, webhookId = 'HOOK1') =>
    verifyPaypalWebhook(settings(), webhookId, body, (name) => headers[name] ?? null);

  it('is checked by PayPal, byte for byte', async () => {
    const headers = server.sign(event, 'HOOK1');
    expect(await verify(event, headers)).toBe(true);
    expect(await verify(event.replace('  ', ' '), headers)).toBe(false);
    expect(await verify(event, headers, 'HOOK2')).toBe(false);
    expect(await verify(event, { ...headers, 'paypal-transmission-sig': 'x' })).toBe(false);
  });

  it('is wrong without its headers or its JSON, before anybody is asked', async () => {
    const { 'paypal-cert-url': _, ...headers } = server.sign(event, 'HOOK1');
    expect(await verify(event, headers)).toBe(false);
    expect(await verify('[1]', server.sign('[1]', 'HOOK1'))).toBe(false);
    expect(await verify('{"a":1},"webhook_id":"x"', server.sign('{', 'HOOK1'))).toBe(false);
    expect(server.asked).toEqual([]);
  });

  it('is not known when PayPal does not answer', async () => {
    server.isUp = false;
    await expect(verify(event, server.sign(event, 'HOOK1'))).rejects.toThrow(ProviderUnavailableError);
  });
});
