import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { POST as paypalPost } from '@/app/api/webhooks/paypal/[id]/route';
import { POST as stripePost } from '@/app/api/webhooks/stripe/[id]/route';
import { newId } from '@/lib/services/ids';
import { trialBalance } from '@/lib/services/ledger/reads';
import { disconnectProvider } from '@/lib/services/payouts/disconnect-provider';
import { getPayout } from '@/lib/services/payouts/reads';
import { startStripeOnboarding } from '@/lib/services/payouts/start-stripe-onboarding';
import { anOrganization, as } from '@/tests/factories/organization';
import { aPayoutThrough } from '@/tests/factories/paid-through';
import { useDatabase } from '@/tests/setup/database';
import { paypalServer } from './support/paypal-server';
import { stripeServer } from './support/stripe-server';

const SECRET = 'whsec_signing_secret_of_the_endpoint';
const CONNECT_SECRET = 'whsec_signing_secret_for_connected_accounts';
const WEBHOOK_ID = 'HOOK4711';
const database = useDatabase();
let stripe: Awaited<ReturnType<typeof stripeServer>>;
let paypal: Awaited<ReturnType<typeof paypalServer>>;
let kith: Server;
let url: string;

beforeAll(async () => {
  stripe = await stripeServer();
  paypal = await paypalServer();
  process.env.STRIPE_BASE_URL = stripe.url;
  process.env.PAYPAL_BASE_URL = paypal.url;
  kith = createServer(getRequestListener(answer, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => kith.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(kith.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await Promise.all([stripe.close(), paypal.close(), new Promise((resolve) => kith.close(resolve))]);
});
afterEach(() => {
  paypal.isUp = true;
});

/** Next's routing of these two addresses. */
function answer(request: Request): Promise<Response> | Response {
  const [, provider, id = ''] = /^\/api\/webhooks\/(stripe|paypal)\/([^/]+)$/.exec(new URL(request.url).pathname) ?? [];
  const params = Promise.resolve({ id });
  if (provider === 'stripe') return stripePost(request, { params });
  return provider === 'paypal' ? paypalPost(request, { params }) : new Response(null, { status: 404 });
}

async function post(path: string, body: string, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${url}${path}`, { method: 'POST', body, headers });
  await response.text();
  return response.status;
}

/** As Stripe documents it: `t=<seconds>,v1=<HMAC-SHA-256 of "t.body">`; written out here, not by Stripe's own library. */
function signStripe(body: string, { secret = SECRET, ageSeconds = 0 } = {}): Record<string, string> {
  const time = Math.floor(Date.now() / 1000) - ageSeconds;
  const v1 = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return { 'stripe-signature': `t=${time},v1=${v1}`, 'content-type': 'application/json' };
}

function transferEvent(type: string, payoutId: string, id = `evt_${newId()}`): string {
  const object = { object: 'transfer', id: 'tr_any', metadata: { kith_payout: payoutId } };
  return JSON.stringify({ id, object: 'event', type, data: { object } });
}

const viaStripe = () =>
  aPayoutThrough(database.owner, {
    settings: { provider: 'stripe', secretKey: stripe.secretKey, webhookSecret: `${SECRET},${CONNECT_SECRET}` },
    destination: { provider: 'stripe', accountId: 'acct_000001' },
  });

const viaPaypal = () =>
  aPayoutThrough(database.owner, {
    settings: {
      provider: 'paypal',
      mode: 'sandbox',
      clientId: paypal.clientId,
      clientSecret: paypal.clientSecret,
      webhookId: WEBHOOK_ID,
    },
    destination: { provider: 'paypal', email: 'ana@example.org' },
  });

async function events(organizationId: string) {
  return database.owner<{ type: string; payoutId: string | null; handled: boolean }[]>`
    select type, payout_id as "payoutId", handled_at is not null as handled from provider_events
    where organization_id = ${organizationId} order by id`;
}

async function transfersOf(payoutId: string): Promise<number> {
  const [row] = await database.owner<{ count: number }[]>`
    select count(*)::int as count from ledger_transfers where subject_id = ${payoutId}`;
  return row?.count ?? 0;
}

describe('a notification of Stripe', () => {
  it('settles the payout it is about, once, however often it comes', async () => {
    const { ctx, payoutId } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const body = transferEvent('transfer.created', payoutId);
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    expect(await post(path, body, signStripe(body))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
    const before = await transfersOf(payoutId);
    for (let again = 0; again < 3; again++) expect(await post(path, body, signStripe(body))).toBe(200);
    expect(await transfersOf(payoutId)).toBe(before);
    expect(await events(ctx.organizationId)).toEqual([{ type: 'transfer.created', payoutId, handled: true }]);
  });

  it('is not taken with a wrong secret, an old time, another body or no signature', async () => {
    const { ctx, payoutId } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const body = transferEvent('transfer.created', payoutId);
    expect(await post(path, body, signStripe(body, { secret: 'whsec_another' }))).toBe(400);
    expect(await post(path, body, signStripe(body, { ageSeconds: 301 }))).toBe(400);
    expect(await post(path, `${body} `, signStripe(body))).toBe(400);
    expect(await post(path, body, {})).toBe(400);
    expect(await post(path, '{"id":', signStripe('{"id":'))).toBe(400);
    expect(await post(path, '[]', signStripe('[]'))).toBe(400);
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    expect(await events(ctx.organizationId)).toEqual([]);
    expect(await post(path, body, signStripe(body, { ageSeconds: 290 }))).toBe(200);
  });

  it('is only a hint: the order in which they come, and what they say, changes nothing that is not so', async () => {
    const { ctx, payoutId } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const reversed = transferEvent('transfer.reversed', payoutId);
    expect(await post(path, reversed, signStripe(reversed))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
    const { reference } = await getPayout(ctx, payoutId);
    stripe.reverseAtStripe(reference ?? '');
    const late = transferEvent('transfer.created', payoutId);
    expect(await post(path, late, signStripe(late))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('reversed');
    const { currencies } = await trialBalance(ctx);
    expect(currencies.every(({ sumMinor }) => sumMinor === 0)).toBe(true);
    expect(currencies[0]?.accounts).toContainEqual(
      expect.objectContaining({ account: 'liability:payable', balanceMinor: -5000 }),
    );
  });

  it('is applied once when two come at the same time', async () => {
    const { ctx, payoutId } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const same = transferEvent('transfer.created', payoutId);
    const other = transferEvent('transfer.updated', payoutId);
    const bodies = [same, same, other, same, other];
    expect(await Promise.all(bodies.map((body) => post(path, body, signStripe(body))))).toEqual(bodies.map(() => 200));
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
    expect(await events(ctx.organizationId)).toHaveLength(2);
    // Sent and settled.
    expect(await transfersOf(payoutId)).toBe(2);
  });

  it('concerns only the school to which it is addressed', async () => {
    const { payoutId, ctx } = await viaStripe();
    const other = await viaStripe();
    const body = transferEvent('transfer.created', payoutId);
    expect(await post(`/api/webhooks/stripe/${other.ctx.organizationId}`, body, signStripe(body))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    expect(await events(other.ctx.organizationId)).toMatchObject([{ payoutId: null }]);
  });

  it('is thanked for when it is about something else', async () => {
    const { ctx } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    for (const data of [
      { object: { object: 'charge', id: 'ch_1' } },
      { object: { object: 'transfer', metadata: {} } },
    ]) {
      const body = JSON.stringify({ id: `evt_${newId()}`, type: 'something.new', data });
      expect(await post(path, body, signStripe(body))).toBe(200);
    }
  });

  it('finds nobody without a connection, and is not read to its end when too long', async () => {
    const stranger = await anOrganization();
    const body = transferEvent('transfer.created', newId());
    expect(await post(`/api/webhooks/stripe/${stranger.organizationId}`, body, signStripe(body))).toBe(404);
    expect(await post(`/api/webhooks/stripe/${newId()}`, body, signStripe(body))).toBe(404);
    expect(await post('/api/webhooks/stripe/nobody', body, signStripe(body))).toBe(404);
    const long = JSON.stringify({ filler: 'x'.repeat(300_000) });
    const { ctx } = await viaStripe();
    expect(await post(`/api/webhooks/stripe/${ctx.organizationId}`, long, signStripe(long))).toBe(413);
  });

  it('is still heard of a payout under way after the school has disconnected', async () => {
    const { ctx, payoutId } = await viaStripe();
    await disconnectProvider(as(ctx, 'owner'), 'stripe');
    const body = transferEvent('transfer.created', payoutId);
    expect(await post(`/api/webhooks/stripe/${ctx.organizationId}`, body, signStripe(body))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
  });

  it('of a recipient’s account makes his payment details complete, by what Stripe then says', async () => {
    const { ctx, granted } = await viaStripe();
    await database.owner`delete from payout_methods where contact_id = ${granted.referrerId}`;
    await database.owner`update contacts set email = 'ana@example.org' where id = ${granted.referrerId}`;
    await startStripeOnboarding(as(ctx, 'referrer', granted.referrerId), { contactId: granted.referrerId });
    const accountId = [...stripe.accounts.keys()].at(-1) ?? '';
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const object = { object: 'account', id: accountId, metadata: { kith_contact: granted.referrerId } };
    const tell = () => {
      const body = JSON.stringify({ id: `evt_${newId()}`, type: 'account.updated', data: { object } });
      return post(path, body, signStripe(body, { secret: CONNECT_SECRET }));
    };
    const methods = () => database.owner`
      select provider, status from payout_methods where contact_id = ${granted.referrerId} and status <> 'replaced'`;
    expect(await tell()).toBe(200);
    expect(await methods()).toContainEqual({ provider: 'stripe', status: 'incomplete' });
    Object.assign(stripe.accounts.get(accountId) ?? {}, {
      payouts_enabled: true,
      details_submitted: true,
      capabilities: { transfers: 'active' },
    });
    expect(await tell()).toBe(200);
    expect(await methods()).toEqual([{ provider: 'stripe', status: 'active' }]);
    const stranger = JSON.stringify({
      id: `evt_${newId()}`,
      type: 'account.updated',
      data: { object: { ...object, metadata: { kith_contact: 'nobody' } } },
    });
    expect(await post(path, stranger, signStripe(stranger))).toBe(200);
  });

  it('is answered 503 while Stripe does not answer our question, and handled when it comes again', async () => {
    const { ctx, payoutId } = await viaStripe();
    const path = `/api/webhooks/stripe/${ctx.organizationId}`;
    const body = transferEvent('transfer.created', payoutId);
    stripe.keyAccepted = false;
    expect(await post(path, body, signStripe(body))).toBe(503);
    expect(await events(ctx.organizationId)).toMatchObject([{ handled: false }]);
    stripe.keyAccepted = true;
    expect(await post(path, body, signStripe(body))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
    expect(await events(ctx.organizationId)).toMatchObject([{ handled: true }]);
  });
});

describe('a notification of PayPal', () => {
  const itemEvent = (payoutId: string) =>
    JSON.stringify({
      id: `WH-${newId()}`,
      event_type: 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED',
      resource: { payout_item: { sender_item_id: payoutId }, sender_batch_id: payoutId },
    });
  const batchEvent = (payoutId: string) =>
    JSON.stringify({
      id: `WH-${newId()}`,
      event_type: 'PAYMENT.PAYOUTSBATCH.SUCCESS',
      resource: { batch_header: { sender_batch_header: { sender_batch_id: payoutId } } },
    });

  it('is checked by PayPal and settles by what PayPal then says', async () => {
    const { ctx, payoutId } = await viaPaypal();
    const path = `/api/webhooks/paypal/${ctx.organizationId}`;
    const early = batchEvent(payoutId);
    expect(await post(path, early, paypal.sign(early, WEBHOOK_ID))).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    paypal.settle('SUCCESS');
    const body = itemEvent(payoutId);
    const headers = paypal.sign(body, WEBHOOK_ID);
    expect(await post(path, body, headers)).toBe(200);
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
    const before = await transfersOf(payoutId);
    expect(await post(path, body, headers)).toBe(200);
    expect(await transfersOf(payoutId)).toBe(before);
  });

  it('is not taken when PayPal did not sign it for this webhook', async () => {
    const { ctx, payoutId } = await viaPaypal();
    paypal.settle('SUCCESS');
    const path = `/api/webhooks/paypal/${ctx.organizationId}`;
    const body = itemEvent(payoutId);
    expect(await post(path, body, paypal.sign(body, 'ANOTHER'))).toBe(400);
    expect(await post(path, `${body} {}`, paypal.sign(body, WEBHOOK_ID))).toBe(400);
    expect(await post(path, body, {})).toBe(400);
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    expect(await events(ctx.organizationId)).toEqual([]);
  });

  it('makes a payout that came back owed again, and one that never arrived failed', async () => {
    const { ctx, payoutId } = await viaPaypal();
    const path = `/api/webhooks/paypal/${ctx.organizationId}`;
    for (const [itemStatus, status] of [
      ['SUCCESS', 'paid'],
      ['RETURNED', 'reversed'],
    ] as const) {
      paypal.settle(itemStatus);
      const body = itemEvent(payoutId);
      expect(await post(path, body, paypal.sign(body, WEBHOOK_ID))).toBe(200);
      expect((await getPayout(ctx, payoutId)).status).toBe(status);
    }
    const unclaimed = await viaPaypal();
    paypal.settle('RETURNED');
    const body = itemEvent(unclaimed.payoutId);
    const address = `/api/webhooks/paypal/${unclaimed.ctx.organizationId}`;
    expect(await post(address, body, paypal.sign(body, WEBHOOK_ID))).toBe(200);
    expect((await getPayout(unclaimed.ctx, unclaimed.payoutId)).status).toBe('failed');
  });

  it('is sent again later when PayPal cannot check it now', async () => {
    const { ctx, payoutId } = await viaPaypal();
    const body = itemEvent(payoutId);
    const headers = paypal.sign(body, WEBHOOK_ID);
    paypal.isUp = false;
    expect(await post(`/api/webhooks/paypal/${ctx.organizationId}`, body, headers)).toBe(503);
  });
});
