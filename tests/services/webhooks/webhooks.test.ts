import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISABLE_AFTER_MS } from '@/lib/domain/webhooks/retry';
import type { Ctx } from '@/lib/services/context';
import { emit } from '@/lib/services/emit';
import { rotateKeys } from '@/lib/services/encryption/rotate-keys';
import { transact } from '@/lib/services/transact';
import { attemptDelivery, messageId } from '@/lib/services/webhooks/attempt-delivery';
import { createEndpoint, MOST_ENDPOINTS } from '@/lib/services/webhooks/create-endpoint';
import { deleteEndpoint } from '@/lib/services/webhooks/delete-endpoint';
import { purgeWebhookDeliveries } from '@/lib/services/webhooks/purge-deliveries';
import { getDelivery, getEndpoint, listDeliveries, listEndpoints } from '@/lib/services/webhooks/reads';
import { replayDelivery } from '@/lib/services/webhooks/replay-delivery';
import { rotateWebhookSecret } from '@/lib/services/webhooks/rotate-secret';
import { newWebhookSecret, webhookHeaders } from '@/lib/services/webhooks/sign';
import { testEndpoint } from '@/lib/services/webhooks/test-endpoint';
import { updateEndpoint } from '@/lib/services/webhooks/update-endpoint';
import { anOrganization, as, at, NOW } from '@/tests/factories/organization';
import { aReceiver, type Received } from '@/tests/factories/webhook-receiver';
import { useDatabase } from '../../setup/database';

const database = useDatabase();
let receiver: Awaited<ReturnType<typeof aReceiver>>;
let status = 200;
beforeAll(async () => {
  process.env.WEBHOOKS_TO_LOOPBACK = 'true';
  receiver = await aReceiver((_, response) => response.writeHead(status).end(status === 200 ? 'thanks' : 'no'));
});
afterAll(() => receiver.stop());

const later = (ctx: Ctx, ms: number) => at(ctx, new Date(NOW.getTime() + ms));
const HOUR = 3_600_000;

async function happens(ctx: Ctx): Promise<void> {
  const data = { organizationId: ctx.organizationId, rewardId: 'r', recipientId: 'c', reason: 'no' };
  await transact(ctx, (tx) => emit(tx, [{ name: 'reward/rejected', data }]));
}

/** A school with an endpoint, and one message that waits to be sent to it. */
async function aMessage(input: object = {}) {
  const ctx = await anOrganization();
  const endpoint = await createEndpoint(ctx, { url: receiver.url, ...input });
  await happens(ctx);
  const { data } = await listDeliveries(ctx, endpoint.id);
  return { ctx, endpoint, deliveryId: data[0]?.id as string };
}

/** As a receiver checks a message, by the specification and not by our code. */
function verifies({ headers, body }: Received, secret: string): boolean {
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const content = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const expected = `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
  return String(headers['webhook-signature']).split(' ').includes(expected);
}

const jobs = (ctx: Ctx) =>
  database.owner<{ name: string }[]>`
    select e ->> 'name' as name from graphile_worker._private_jobs, json_array_elements(payload -> 'events') e
    where e -> 'data' ->> 'organizationId' = ${ctx.organizationId} order by id`;

describe('the signature', () => {
  it('is the one of the Standard Webhooks libraries for their example', () => {
    const message = {
      id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      at: new Date(1_614_265_330_000),
      body: '{"test": 2432232314}',
    };
    expect(webhookHeaders(message, ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])).toEqual({
      'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    });
  });

  it('is made with secrets of 32 random bytes', () => {
    expect(newWebhookSecret()).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });
});

describe('endpoints', () => {
  it('show their secret once, and keep it encrypted', async () => {
    const { ctx, endpoint } = await aMessage();
    expect(endpoint).toMatchObject({ url: receiver.url, events: [], status: 'enabled', secret: expect.any(String) });
    const rows = await database.owner`select * from webhook_endpoints where id = ${endpoint.id}`;
    const audit = await database.owner`select * from audit_events where organization_id = ${ctx.organizationId}`;
    const seen = JSON.stringify([rows, audit, await listEndpoints(ctx), await getEndpoint(ctx, endpoint.id)]);
    expect(seen).not.toContain(endpoint.secret.slice('whsec_'.length));
    expect((await rotateKeys(ctx)).unchanged).toBe(1);
  });

  it('are the owner’s, and of one school', async () => {
    const { ctx, endpoint, deliveryId } = await aMessage();
    const other = await anOrganization();
    await expect(createEndpoint(as(ctx, 'manager'), { url: receiver.url })).rejects.toMatchObject({ status: 403 });
    await expect(listEndpoints(as(ctx, 'viewer'))).rejects.toMatchObject({ status: 403 });
    for (const work of [
      () => getEndpoint(other, endpoint.id),
      () => updateEndpoint(other, endpoint.id, { status: 'disabled' }),
      () => deleteEndpoint(other, endpoint.id),
      () => rotateWebhookSecret(other, endpoint.id),
      () => testEndpoint(other, endpoint.id),
      () => listDeliveries(other, endpoint.id),
      () => getDelivery(other, deliveryId),
      () => replayDelivery(other, deliveryId),
      () => attemptDelivery(other, { deliveryId, tryNumber: 1 }),
    ])
      await expect(work()).rejects.toMatchObject({ status: 404 });
  });

  it('lead to public addresses over https, or to this machine where that is allowed', async () => {
    const ctx = await anOrganization();
    const refused = { status: 422, errors: [{ path: 'url' }] };
    for (const url of [
      'http://a.example',
      'https://10.0.0.1/x',
      'https://169.254.169.254/latest',
      'http://[fd00::1]/',
    ]) {
      await expect(createEndpoint(ctx, { url }), url).rejects.toMatchObject(refused);
    }
    process.env.WEBHOOKS_TO_LOOPBACK = 'false';
    for (const url of [receiver.url, 'https://localhost/x', 'https://a.localhost']) {
      await expect(createEndpoint(ctx, { url }), url).rejects.toMatchObject(refused);
    }
    process.env.WEBHOOKS_TO_LOOPBACK = '';
    process.env.APP_URL = 'https://kith.example';
    await expect(createEndpoint(ctx, { url: receiver.url })).rejects.toMatchObject(refused);
    process.env.APP_URL = 'http://localhost:3000';
    expect((await createEndpoint(ctx, { url: receiver.url })).status).toBe('enabled');
    process.env.WEBHOOKS_TO_LOOPBACK = 'true';
    const { id } = await createEndpoint(ctx, { url: 'https://a.example/x' });
    await expect(updateEndpoint(ctx, id, { url: 'https://10.0.0.1' })).rejects.toMatchObject(refused);
  });

  it('are twenty at most', async () => {
    const ctx = await anOrganization();
    for (let count = 0; count < MOST_ENDPOINTS; count++) await createEndpoint(ctx, { url: receiver.url });
    const one = createEndpoint(ctx, { url: receiver.url });
    await expect(one).rejects.toMatchObject({ status: 409, code: 'too-many-endpoints' });
    const page = await listEndpoints(ctx, { limit: 15 });
    expect(page.data).toHaveLength(15);
    expect((await listEndpoints(ctx, { limit: 15, cursor: page.nextCursor })).data).toHaveLength(5);
  });

  it('can be changed, switched off and on, and deleted', async () => {
    const { ctx, endpoint, deliveryId } = await aMessage();
    const changed = await updateEndpoint(ctx, endpoint.id, { events: ['payout.settled'], description: 'Books' });
    expect(changed).toMatchObject({ url: receiver.url, events: ['payout.settled'], description: 'Books' });
    const off = await updateEndpoint(ctx, endpoint.id, { status: 'disabled' });
    expect(off).toMatchObject({ status: 'disabled', disabledReason: 'person', disabledAt: NOW, description: 'Books' });
    const on = await updateEndpoint(ctx, endpoint.id, { status: 'enabled', description: null });
    expect(on).toMatchObject({ status: 'enabled', disabledReason: null, disabledAt: null, description: null });
    expect(await deleteEndpoint(ctx, endpoint.id)).toEqual({ id: endpoint.id, url: receiver.url });
    expect((await listEndpoints(ctx)).data).toEqual([]);
    await expect(deleteEndpoint(ctx, endpoint.id)).rejects.toMatchObject({ status: 404 });
    const [row] = await database.owner`select * from webhook_endpoints where id = ${endpoint.id}`;
    expect([row?.secret_encrypted, row?.previous_secret_encrypted]).toEqual([null, null]);
    const before = receiver.received.length;
    expect(await attemptDelivery(ctx, { deliveryId, tryNumber: 1 })).toMatchObject({ status: 'failed', answer: null });
    expect(receiver.received).toHaveLength(before);
    const audits = await database.owner`
      select action from audit_events where subject_id = ${endpoint.id} order by id`;
    expect(audits.map(({ action }) => action.split('.')[1])).toEqual([
      'created',
      'changed',
      'changed',
      'changed',
      'deleted',
    ]);
  });
});

describe('events', () => {
  it('become messages for whoever wants them, in the transaction that they tell of', async () => {
    const { ctx, endpoint } = await aMessage({ events: ['reward.rejected'] });
    await createEndpoint(ctx, { url: receiver.url, events: ['payout.settled'] });
    const off = await createEndpoint(ctx, { url: receiver.url });
    await updateEndpoint(ctx, off.id, { status: 'disabled' });
    await happens(ctx);
    await expect(
      transact(ctx, async (tx) => {
        const data = { organizationId: ctx.organizationId, rewardId: 'r', recipientId: 'c', reason: 'no' };
        await emit(tx, [{ name: 'reward/rejected', data }]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    const rows = await database.owner`
      select endpoint_id, event_type, payload, status from webhook_deliveries where organization_id = ${ctx.organizationId}`;
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({ endpoint_id: endpoint.id, event_type: 'reward.rejected', status: 'pending' });
    expect(JSON.parse(rows[1]?.payload)).toEqual({
      type: 'reward.rejected',
      timestamp: expect.stringMatching(/^20.*Z$/),
      data: { rewardId: 'r', recipientId: 'c', reason: 'no' },
    });
    const names = (await jobs(ctx)).map(({ name }) => name);
    expect(names.filter((name) => name === 'webhook/delivery.requested')).toHaveLength(2);
  });

  it('that are nobody else’s business become none', async () => {
    const { ctx, endpoint } = await aMessage();
    const data = { organizationId: ctx.organizationId, asOf: NOW.toISOString() };
    await transact(ctx, (tx) => emit(tx, [{ name: 'payouts/run.requested', data }]));
    expect((await listDeliveries(ctx, endpoint.id)).data).toHaveLength(1);
  });
});

describe('a message', () => {
  it('arrives signed, and is not sent again', async () => {
    status = 200;
    const { ctx, endpoint, deliveryId } = await aMessage();
    const result = await attemptDelivery(ctx, { deliveryId, tryNumber: 1 });
    expect(result).toMatchObject({ status: 'delivered', retryInSeconds: null, answer: { statusCode: 200 } });
    const got = receiver.received.at(-1) as Received;
    expect(verifies(got, endpoint.secret)).toBe(true);
    expect(verifies({ ...got, body: `${got.body} ` }, endpoint.secret)).toBe(false);
    expect(got.headers).toMatchObject({ 'webhook-id': messageId(deliveryId), 'content-type': 'application/json' });
    expect(got.headers['webhook-id']).toMatch(/^msg_[0-9a-f]{32}$/);
    const count = receiver.received.length;
    expect(await attemptDelivery(ctx, { deliveryId, tryNumber: 2 })).toMatchObject({
      status: 'delivered',
      answer: null,
    });
    expect(receiver.received).toHaveLength(count);
    const details = await getDelivery(ctx, deliveryId);
    expect(details).toMatchObject({ status: 'delivered', attemptCount: 1, settledAt: NOW, payload: got.body });
    expect(details.attempts).toMatchObject([{ statusCode: 200, error: null, responseExcerpt: 'thanks' }]);
    expect(await getEndpoint(ctx, endpoint.id)).toMatchObject({ delivered: 1, failed: 0, lastDeliveredAt: NOW });
  });

  it('waits when it is refused, and is given up after the last try', async () => {
    status = 500;
    const { ctx, endpoint, deliveryId } = await aMessage();
    const first = await attemptDelivery(ctx, { deliveryId, tryNumber: 1 });
    expect(first.status).toBe('pending');
    expect(first.retryInSeconds).toBeGreaterThanOrEqual(5);
    expect(await getEndpoint(ctx, endpoint.id)).toMatchObject({ failingSince: NOW, status: 'enabled', pending: 1 });
    expect(await getDelivery(ctx, deliveryId)).toMatchObject({
      nextAttemptAt: new Date(NOW.getTime() + (first.retryInSeconds as number) * 1000),
    });
    const last = await attemptDelivery(later(ctx, 24 * HOUR), { deliveryId, tryNumber: 8 });
    expect(last).toMatchObject({ status: 'failed', retryInSeconds: null });
    const list = await listDeliveries(ctx, endpoint.id, { status: 'failed' });
    expect(list.data).toMatchObject([{ attemptCount: 2, lastAttempt: { statusCode: 500, responseExcerpt: 'no' } }]);
    expect((await listDeliveries(ctx, endpoint.id, { status: 'delivered' })).data).toEqual([]);
    expect((await getEndpoint(ctx, endpoint.id)).failingSince).toEqual(NOW);
  });

  it('can be sent again by hand, under its old id', async () => {
    status = 500;
    const { ctx, endpoint, deliveryId } = await aMessage();
    const early = replayDelivery(ctx, deliveryId);
    await expect(early).rejects.toMatchObject({ status: 409, code: 'delivery-under-way' });
    await attemptDelivery(ctx, { deliveryId, tryNumber: 8 });
    await updateEndpoint(ctx, endpoint.id, { status: 'disabled' });
    await expect(replayDelivery(ctx, deliveryId)).rejects.toMatchObject({ code: 'endpoint-disabled' });
    await updateEndpoint(ctx, endpoint.id, { status: 'enabled' });
    status = 200;
    expect(await replayDelivery(ctx, deliveryId)).toEqual({ id: deliveryId, status: 'pending' });
    expect((await jobs(ctx)).filter(({ name }) => name === 'webhook/delivery.requested')).toHaveLength(2);
    expect(await attemptDelivery(ctx, { deliveryId, tryNumber: 1 })).toMatchObject({ status: 'delivered' });
    expect(receiver.received.at(-1)?.headers['webhook-id']).toBe(messageId(deliveryId));
    expect((await getDelivery(ctx, deliveryId)).attemptCount).toBe(2);
  });

  it('carries two signatures for a day after the secret was changed', async () => {
    status = 200;
    const { ctx, endpoint, deliveryId } = await aMessage();
    const rotated = await rotateWebhookSecret(ctx, endpoint.id);
    expect(rotated.previousSecretUntil).toEqual(new Date(NOW.getTime() + 24 * HOUR));
    await attemptDelivery(later(ctx, 24 * HOUR - 1), { deliveryId, tryNumber: 1 });
    const both = receiver.received.at(-1) as Received;
    expect([verifies(both, rotated.secret), verifies(both, endpoint.secret)]).toEqual([true, true]);
    await replayDelivery(ctx, deliveryId);
    await attemptDelivery(later(ctx, 24 * HOUR), { deliveryId, tryNumber: 1 });
    const one = receiver.received.at(-1) as Received;
    expect([verifies(one, rotated.secret), verifies(one, endpoint.secret)]).toEqual([true, false]);
  });

  it('is forgotten after 30 days, with its tries', async () => {
    status = 200;
    const { ctx, endpoint, deliveryId } = await aMessage();
    await attemptDelivery(ctx, { deliveryId, tryNumber: 1 });
    await database.owner`update webhook_deliveries set created_at = ${NOW} where id = ${deliveryId}`;
    expect(await purgeWebhookDeliveries(later(ctx, 30 * 24 * HOUR))).toBe(0);
    expect(await purgeWebhookDeliveries(later(ctx, 30 * 24 * HOUR + 1))).toBe(1);
    expect((await listDeliveries(ctx, endpoint.id)).data).toEqual([]);
    expect(await database.owner`select from webhook_attempts where delivery_id = ${deliveryId}`).toEqual([]);
  });
});

describe('an endpoint that fails', () => {
  it('is switched off after five days, and its owners hear of it', async () => {
    status = 500;
    const { ctx, endpoint, deliveryId } = await aMessage();
    await attemptDelivery(ctx, { deliveryId, tryNumber: 1 });
    await attemptDelivery(later(ctx, DISABLE_AFTER_MS - 1), { deliveryId, tryNumber: 2 });
    expect((await getEndpoint(ctx, endpoint.id)).status).toBe('enabled');
    await attemptDelivery(later(ctx, DISABLE_AFTER_MS), { deliveryId, tryNumber: 3 });
    expect(await getEndpoint(ctx, endpoint.id)).toMatchObject({ status: 'disabled', disabledReason: 'failing' });
    expect((await jobs(ctx)).map(({ name }) => name)).toContain('webhook/endpoint.disabled');
    const count = receiver.received.length;
    expect(await attemptDelivery(ctx, { deliveryId, tryNumber: 4 })).toMatchObject({ status: 'failed', answer: null });
    expect(receiver.received).toHaveLength(count);
    await happens(ctx);
    expect((await listDeliveries(ctx, endpoint.id)).data).toHaveLength(1);
  });

  it('begins anew when one message arrives', async () => {
    status = 500;
    const { ctx, endpoint, deliveryId } = await aMessage();
    await attemptDelivery(ctx, { deliveryId, tryNumber: 1 });
    status = 200;
    await attemptDelivery(later(ctx, DISABLE_AFTER_MS), { deliveryId, tryNumber: 2 });
    expect(await getEndpoint(ctx, endpoint.id)).toMatchObject({ status: 'enabled', failingSince: null });
  });

  it('is switched off at once by 410 Gone', async () => {
    status = 410;
    const { ctx, endpoint, deliveryId } = await aMessage();
    expect(await attemptDelivery(ctx, { deliveryId, tryNumber: 1 })).toMatchObject({ status: 'failed' });
    expect(await getEndpoint(ctx, endpoint.id)).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
  });

  it('can be tried by hand, also while it is off', async () => {
    status = 500;
    const { ctx, endpoint } = await aMessage();
    const failed = await testEndpoint(ctx, endpoint.id);
    expect(failed).toMatchObject({ delivered: false, statusCode: 500, excerpt: 'no' });
    expect((await getEndpoint(ctx, endpoint.id)).failingSince).toBeNull();
    await updateEndpoint(ctx, endpoint.id, { status: 'disabled' });
    status = 200;
    expect(await testEndpoint(ctx, endpoint.id)).toMatchObject({ delivered: true, statusCode: 200, error: null });
    const got = receiver.received.at(-1) as Received;
    expect(JSON.parse(got.body)).toMatchObject({ type: 'webhook.test' });
    expect(verifies(got, endpoint.secret)).toBe(true);
  });
});
