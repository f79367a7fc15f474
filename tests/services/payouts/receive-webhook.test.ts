import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { connectProvider } from '@/lib/services/payouts/connect-provider';
import { getPayout } from '@/lib/services/payouts/reads';
import { receiveWebhook } from '@/lib/services/payouts/receive-webhook';
import { anOrganization, as } from '@/tests/factories/organization';
import { aPayoutThrough } from '@/tests/factories/paid-through';
import { paypalServer } from '@/tests/integrations/payouts/support/paypal-server';
import { stripeServer } from '@/tests/integrations/payouts/support/stripe-server';
import { useDatabase } from '@/tests/setup/database';

const SECRET = 'whsec_signing_secret_of_the_endpoint';
const HOOK = 'HOOK4711';
const database = useDatabase();
const now = new Date();
let stripe: Awaited<ReturnType<typeof stripeServer>>;
let paypal: Awaited<ReturnType<typeof paypalServer>>;

beforeAll(async () => {
  stripe = await stripeServer();
  paypal = await paypalServer();
  process.env.STRIPE_BASE_URL = stripe.url;
  process.env.PAYPAL_BASE_URL = paypal.url;
});
afterAll(() => Promise.all([stripe.close(), paypal.close()]));
afterEach(() => {
  paypal.isUp = true;
});

const stripeSettings = () => ({ provider: 'stripe', secretKey: stripe.secretKey, webhookSecret: SECRET });
const paypalSettings = () => ({
  ...{ provider: 'paypal', mode: 'sandbox', webhookId: HOOK },
  ...{ clientId: paypal.clientId, clientSecret: paypal.clientSecret },
});

function send(provider: 'stripe' | 'paypal', organizationId: string, rawBody: string, headers: Record<string, string>) {
  const header = (name: string) => headers[name] ?? null;
  return receiveWebhook({ provider, organizationId, rawBody, header, now, requestId: newId() });
}

function viaStripe(organizationId: string, object: object, secret = SECRET) {
  const body = JSON.stringify({ id: `evt_${newId()}`, object: 'event', type: 'any.thing', data: { object } });
  const time = Math.floor(now.getTime() / 1000);
  const v1 = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex');
  return send('stripe', organizationId, body, { 'stripe-signature': `t=${time},v1=${v1}` });
}

function viaPaypal(organizationId: string, event: object) {
  const body = JSON.stringify(event);
  return send('paypal', organizationId, body, paypal.sign(body, HOOK));
}

const events = ({ organizationId }: Ctx) => database.owner`
  select payout_id as "payoutId", handled_at is not null as handled from provider_events
  where organization_id = ${organizationId} order by id`;

describe('a notification', () => {
  it('finds no connection: no id, no school, none connected, or one without a webhook', async () => {
    const ctx = await anOrganization();
    for (const id of ['no-id', newId(), ctx.organizationId]) {
      expect(await viaStripe(id, {})).toBe('no-connection');
      expect(await viaPaypal(id, { id: 'WH-1', event_type: 'T' })).toBe('no-connection');
    }
    const { webhookSecret, ...noSecret } = stripeSettings();
    const { webhookId, ...noHook } = paypalSettings();
    await connectProvider(as(ctx, 'owner'), noSecret);
    await connectProvider(as(ctx, 'owner'), noHook);
    expect(await viaStripe(ctx.organizationId, {}, webhookSecret)).toBe('no-connection');
    expect(await viaPaypal(ctx.organizationId, { id: webhookId, event_type: 'T' })).toBe('no-connection');
    expect(await events(ctx)).toEqual([]);
  });

  it('of Stripe is taken with its signature only, and one that concerns nothing of ours is handled', async () => {
    const ctx = await anOrganization();
    await connectProvider(as(ctx, 'owner'), stripeSettings());
    const id = ctx.organizationId;
    expect(await viaStripe(id, {}, 'whsec_another')).toBe('not-signed');
    expect(await send('stripe', id, '{}', {})).toBe('not-signed');
    expect(await events(ctx)).toEqual([]);
    for (const object of [
      { object: 'charge' },
      { object: 'transfer', metadata: { kith_payout: newId() } },
      { object: 'transfer', metadata: { kith_payout: 'no-id' } },
      { object: 'account', metadata: { kith_contact: 'no-id' } },
      { object: 'account', metadata: { kith_contact: newId() } },
    ]) {
      expect(await viaStripe(id, object), JSON.stringify(object)).toBe('handled');
    }
    const stored = await events(ctx);
    expect(stored.map(({ payoutId }) => payoutId)).toEqual([null, null, null, null, null]);
    expect(stored.every(({ handled }) => handled)).toBe(true);
  });

  it('of PayPal is taken when PayPal says so and it can be read, and comes again when PayPal is silent', async () => {
    const ctx = await anOrganization();
    await connectProvider(as(ctx, 'owner'), paypalSettings());
    const id = ctx.organizationId;
    const event = { id: 'WH-1', event_type: 'PAYMENT.PAYOUTSBATCH.SUCCESS' };
    expect(await send('paypal', id, JSON.stringify(event), {})).toBe('not-signed');
    expect(await viaPaypal(id, { id: 'WH-1' })).toBe('not-signed');
    paypal.isUp = false;
    expect(await viaPaypal(id, event)).toBe('try-again');
    expect(await events(ctx)).toEqual([]);
    paypal.isUp = true;
    expect(await viaPaypal(id, event)).toBe('handled');
    expect(await viaPaypal(id, event)).toBe('handled');
    expect(await events(ctx)).toEqual([{ payoutId: null, handled: true }]);
  });

  it('of one provider moves no payout of another, nor of another school', async () => {
    const destination = { provider: 'stripe', accountId: 'acct_000001' } as const;
    const { ctx, payoutId } = await aPayoutThrough(database.owner, { settings: stripeSettings(), destination });
    await connectProvider(as(ctx, 'owner'), paypalSettings());
    const event = { id: 'WH-2', event_type: 'PAYMENT.PAYOUTS-ITEM.SUCCEEDED' };
    const resource = { payout_item: { sender_item_id: payoutId } };
    expect(await viaPaypal(ctx.organizationId, { ...event, resource })).toBe('handled');
    const other = await anOrganization();
    await connectProvider(as(other, 'owner'), stripeSettings());
    const object = { object: 'transfer', metadata: { kith_payout: payoutId } };
    expect(await viaStripe(other.organizationId, object)).toBe('handled');
    expect((await getPayout(ctx, payoutId)).status).toBe('processing');
    expect(await viaStripe(ctx.organizationId, object)).toBe('handled');
    expect((await getPayout(ctx, payoutId)).status).toBe('paid');
  });
});
