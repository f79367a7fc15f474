import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inngest } from '@/inngest/client';
import { functions } from '@/inngest/functions/all';
import type { Engine } from '@/inngest/local/engine';
import { createCourse } from '@/lib/services/courses/create-course';
import { createEndpoint } from '@/lib/services/webhooks/create-endpoint';
import { getDelivery, listDeliveries } from '@/lib/services/webhooks/reads';
import { replayDelivery } from '@/lib/services/webhooks/replay-delivery';
import { aGrantedReward, onlyReferrer } from '@/tests/factories/granted-reward';
import { anOrganization } from '@/tests/factories/organization';
import { aReceiver } from '@/tests/factories/webhook-receiver';
import { until } from '@/tests/inngest/local/harness';
import { testEngine } from '@/tests/inngest/local/local-harness';
import { useDatabase } from '@/tests/setup/database';

const database = useDatabase();
let engine: Engine;

beforeAll(async () => {
  process.env.WEBHOOKS_TO_LOOPBACK = 'true';
  engine = testEngine({ connectionString: database.ownerUrl, client: inngest, functions, backoffMs: () => 50 });
  await engine.migrate();
  await engine.start();
});
afterAll(() => engine.stop());

/** The next try, now: the timers of sleeping runs are brought forward. */
async function skipTheWait(): Promise<void> {
  await database.owner`
    update graphile_worker._private_jobs set run_at = now() where run_at > now() and run_at < now() + interval '2 days'
      and locked_at is null and payload::text like '%timer%'`;
  await database.owner`notify "jobs:insert", '{}'`;
}

describe('from what happens to another system', () => {
  it('goes by itself, and again when it was refused', async () => {
    const receiver = await aReceiver((_, response, count) => response.writeHead(count === 1 ? 503 : 204).end());
    const ctx = await anOrganization({ now: new Date() });
    const endpoint = await createEndpoint(ctx, { url: receiver.url, events: ['reward.granted'] });
    await createCourse(ctx, { externalId: 'a1', name: 'A1', priceMinor: 1000, currency: 'USD' });
    const granted = await aGrantedReward(database.owner, ctx, { rewards: onlyReferrer('credit', 700) });
    const first = await until('the first try', async () => {
      const { data } = await listDeliveries(ctx, endpoint.id);
      return data[0]?.attemptCount === 1 ? data[0] : undefined;
    });
    expect(first).toMatchObject({ status: 'pending', eventType: 'reward.granted', lastAttempt: { statusCode: 503 } });
    const second = await until('the second try', async () => {
      await skipTheWait();
      const delivery = await getDelivery(ctx, first.id);
      return delivery.status === 'delivered' ? delivery : undefined;
    });
    expect(second.attempts.map(({ statusCode }) => statusCode)).toEqual([503, 204]);
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ data: { rewardId: granted.reward.id } });
    await replayDelivery(ctx, first.id);
    await until('the third', async () => receiver.received.length === 3);
    await receiver.stop();
  });
});

it('the log is purged by the clock', async () => {
  await anOrganization({ now: new Date() });
  await database.owner`
    update graphile_worker._private_jobs set run_at = now() where payload ->> 'functionId' = 'kith-purge-webhook-deliveries'`;
  await database.owner`notify "jobs:insert", '{}'`;
  await until('a run', async () => {
    const runs = await engine.runsOf({ functionId: 'kith-purge-webhook-deliveries' });
    return runs.some(({ status }) => status === 'completed');
  });
});
