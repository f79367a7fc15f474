import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { Inngest, type InngestFunction } from 'inngest';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '@/inngest/local/engine';
import { useDatabase } from '@/tests/setup/database';
import { ended, type Harness, Journal, newKey, sendOne, until } from './harness';
import { localClient, localHarness, silent, testEngine } from './local-harness';

const database = useDatabase();
const client = localClient();
const journal = new Journal();

const functions: InngestFunction.Any[] = [
  client.createFunction({ id: 'outboxed', triggers: [{ event: 'outbox/go' }] }, async ({ event }) =>
    journal.note(event.data.key, 'ran'),
  ),
  client.createFunction(
    { id: 'nightly', triggers: [{ cron: 'TZ=Europe/Vienna 0 3 * * *' }, { event: 'nightly/now' }] },
    async ({ event }) => journal.note('nightly', `${event.name} ${JSON.stringify(event.data)}`),
  ),
  client.createFunction({ id: 'signal', triggers: [{ event: 'signal/go' }] }, async ({ step }) => {
    await step.waitForSignal('wait', { signal: 'x', timeout: '1h' });
  }),
  client.createFunction({ id: 'wrong-if', triggers: [{ event: 'wrong/go' }] }, async ({ step }) => {
    await step.waitForEvent('wait', { event: 'x', timeout: '1h', if: 'event.data ==' });
  }),
  client.createFunction({ id: 'two-steps', triggers: [{ event: 'two/go' }] }, async ({ event, step }) => {
    for (const name of ['one', 'two']) {
      await step.run(name, async () => {
        journal.note(event.data.key, name);
        await wait(50);
      });
    }
  }),
  client.createFunction(
    { id: 'backing-off', retries: 3, triggers: [{ event: 'back/go' }] },
    async ({ event, attempt }) => {
      journal.note(event.data.key, String(attempt));
      if (attempt < 2) throw new Error('not yet');
    },
  ),
  client.createFunction(
    { id: 'sends-and-fails', retries: 0, triggers: [{ event: 'half/go' }] },
    async ({ event, step }) => {
      await step.run('send', async () => {
        await client.send({ name: 'outbox/go', data: event.data });
        throw new Error('after sending');
      });
    },
  ),
  client.createFunction(
    { id: 'stops-itself', triggers: [{ event: 'self/go' }], cancelOn: [{ event: 'self/stop', match: 'data.key' }] },
    async ({ event, step }) => {
      await step.sendEvent('stop', { name: 'self/stop', data: event.data });
      await step.run('after', () => journal.note(event.data.key, 'after'));
    },
  ),
  client.createFunction({ id: 'sleeps-long', triggers: [{ event: 'long/go' }] }, async ({ step }) => {
    await Promise.all([step.sleep('a year', '52w'), step.waitForEvent('never', { event: 'never', timeout: '52w' })]);
  }),
  client.createFunction(
    { id: 'hears-of-ends', triggers: [{ event: 'inngest/function.finished' }] },
    async ({ event }) => {
      journal.note('ends', event.data.function_id);
    },
  ),
];

const make = (list = functions, more: Partial<Parameters<typeof testEngine>[0]> = {}) =>
  testEngine({ connectionString: database.ownerUrl, client, functions: list, backoffMs: () => 60, ...more });

let engine: Engine;
let harness: Harness;

beforeAll(async () => {
  engine = make(functions, {
    extraTasks: {
      'school-bell': (payload) => journal.note('bell', JSON.stringify(payload)),
    },
  });
  await engine.migrate();
  await engine.migrate();
  await engine.start();
  harness = localHarness(engine);
});
afterAll(() => engine.stop());

describe('the outbox', () => {
  const emit = (key: string, fail: boolean) =>
    database.owner
      .begin(async (sql) => {
        const events = [{ id: randomUUID(), name: 'outbox/go', data: { key }, ts: Date.now() }];
        await sql`select graphile_worker.add_job('send-events', ${sql.json({ events })}::json)`;
        if (fail) throw new Error('rolled back');
      })
      .catch(() => {});

  it('starts runs for what was committed, and none for what was rolled back', async () => {
    const [committed, undone] = [newKey(), newKey()];
    await emit(undone, true);
    await emit(committed, false);
    await until('the run', () => journal.of(committed).length > 0 || undefined);
    expect(journal.of(committed)).toEqual(['ran']);
    expect(journal.of(undone)).toEqual([]);
  });

  it('runs tasks of the application on the same queue', async () => {
    await database.owner`select graphile_worker.add_job('school-bell', '{"ring":1}'::json)`;
    await until('the task', () => journal.of('bell').length > 0 || undefined);
    expect(journal.of('bell')).toEqual(['{"ring":1}']);
  });
});

describe('crons', () => {
  it('are planned once, start a run when due, and plan the next', async () => {
    const key = 'inngest:cron:test-nightly:TZ=Europe/Vienna 0 3 * * *';
    const planned = () => database.owner`select id, run_at from graphile_worker._private_jobs where key = ${key}`;
    const [first, second] = await planned();
    expect(second).toBeUndefined();
    expect(first?.run_at.getTime()).toBeGreaterThan(Date.now());
    await database.owner`select graphile_worker.reschedule_jobs(array[${first?.id}::bigint], run_at => now())`;
    await until('the run', () => journal.of('nightly').length > 0 || undefined);
    expect(journal.of('nightly')).toEqual(['inngest/scheduled.timer {"cron":"TZ=Europe/Vienna 0 3 * * *"}']);
    const [next] = await planned();
    expect(next?.id).not.toBe(first?.id);
    expect(next?.run_at).toEqual(first?.run_at);
  });
});

describe('what cannot be done', () => {
  it.each([
    ['signal', 'signal/go', /WaitForSignal/],
    ['wrong-if', 'wrong/go', /wait/],
  ])('fails the run of %s in clear words and without another try', async (id, name, words) => {
    const run = await ended(harness, id, await sendOne(harness, name, {}));
    expect(run.status).toBe('failed');
    expect(run.error).toMatch(words);
  });

  it.each([
    ['debounce', { debounce: { period: '1m' } }],
    ['throttle', { throttle: { limit: 1, period: '1m' } }],
    ['rateLimit', { rateLimit: { limit: 1, period: '1m' } }],
    ['batchEvents', { batchEvents: { maxSize: 2, timeout: '1s' } }],
    ['singleton', { singleton: { mode: 'skip' } }],
    ['priority', { priority: { run: '100' } }],
    ['timeouts', { timeouts: { finish: '1m' } }],
  ])('is refused at the start: %s', async (option, config) => {
    const refused = client.createFunction(
      { id: 'refused', triggers: [{ event: 'x' }], ...(config as object) },
      async () => {},
    );
    await expect(make([refused]).start()).rejects.toThrow(`does not support ${option} (function "test-refused")`);
  });

  it.each([
    ['a trigger', { triggers: [{ event: 'x', if: 'event.data ==' }] }],
    ['a cron', { triggers: [{ cron: '61 * * * *' }] }],
    ['an idempotency key', { triggers: [{ event: 'x' }], idempotency: '(' }],
    ['a concurrency key', { triggers: [{ event: 'x' }], concurrency: { limit: 1, key: '(' } }],
    ['a shared limit without a key', { triggers: [{ event: 'x' }], concurrency: { limit: 1, scope: 'env' } }],
    ['a cancellation', { triggers: [{ event: 'x' }], cancelOn: [{ event: 'y', if: ')' }] }],
  ])('is refused at the start: %s that is not valid', async (_what, config) => {
    const refused = client.createFunction({ id: 'refused', ...(config as { triggers: [] }) }, async () => {});
    await expect(make([refused]).start()).rejects.toThrow('Function "test-refused"');
  });
});

describe('events', () => {
  it('that a failed step sent are sent all the same', async () => {
    const key = newKey();
    const run = await ended(harness, 'sends-and-fails', await sendOne(harness, 'half/go', { key }));
    expect(run).toMatchObject({ status: 'failed', error: 'after sending' });
    await until('the event', () => journal.of(key).length > 0 || undefined);
  });

  it('may cancel the run that sends them', async () => {
    const key = newKey();
    const run = await ended(harness, 'stops-itself', await sendOne(harness, 'self/go', { key }));
    expect(run.status).toBe('cancelled');
    expect(journal.of(key)).toEqual([]);
  });

  it('cannot leave the process outside a function', async () => {
    await expect(client.send({ name: 'outbox/go', data: {} })).rejects.toThrow('from inside a function');
  });

  it('tell how runs ended', async () => {
    await ended(harness, 'outboxed', await sendOne(harness, 'outbox/go', { key: newKey() }));
    await until('the event', () => journal.of('ends').includes('test-outboxed') || undefined);
  });
});

describe('a run', () => {
  it('is tried again after the back-off', async () => {
    const key = newKey();
    const run = await ended(harness, 'backing-off', await sendOne(harness, 'back/go', { key }));
    expect(run.status).toBe('completed');
    expect(journal.of(key)).toEqual(['0', '1', '2']);
  });

  it('that is cancelled leaves nothing in the queue', async () => {
    const id = await sendOne(harness, 'long/go', {});
    const [run] = await until('the waits', async () => {
      const found = await engine.runsOf({ eventId: id });
      return found[0]?.steps.length === 2 ? found : undefined;
    });
    const jobs = () =>
      database.owner`select 1 from graphile_worker._private_jobs where key like ${`inngest:${run?.id}:%`}`;
    await until('the timers', async () => (await jobs()).length === 2 || undefined);
    expect(await engine.cancel(run?.id ?? '')).toBe(true);
    expect(await engine.cancel(run?.id ?? '')).toBe(false);
    expect(await jobs()).toHaveLength(0);
    expect((await engine.runsOf({ runId: run?.id }))[0]?.status).toBe('cancelled');
  });

  it('of a function that the program no longer has fails after the usual tries', async () => {
    const [row] = await database.owner`insert into inngest_local.runs (function_id, event, event_id)
      values ('test-gone', '{"id":"gone","name":"x","data":{},"ts":0}', 'gone') returning id`;
    const payload = database.owner.json({ runId: row?.id });
    await database.owner`select graphile_worker.add_job('inngest-run', ${payload}::json)`;
    const run = await ended(harness, 'gone', 'gone');
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('was not found') });
  });
});

describe('several engines', () => {
  it('hand a run over between its steps when one stops, and share the work', async () => {
    const second = make();
    await second.start();
    const keys = Array.from({ length: 30 }, newKey);
    const ids = await second.send(keys.map((key) => ({ name: 'two/go', data: { key } })));
    await until('some work', () => keys.some((key) => journal.of(key).length > 0) || undefined);
    await second.stop();
    for (const id of ids) expect((await ended(harness, 'two-steps', id)).status).toBe('completed');
    for (const key of keys) expect(journal.of(key)).toEqual(['one', 'two']);
    expect(await engine.health()).toMatchObject({ workers: 1 });
  });
});

describe('a worker', () => {
  it('takes up work again when all its connections are cut', async () => {
    const keys = Array.from({ length: 16 }, newKey);
    const ids = await engine.send(keys.map((key) => ({ name: 'two/go', data: { key } })));
    await until('some work', () => keys.some((key) => journal.of(key).length > 0) || undefined);
    await database.owner`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'kith engine' and datname = current_database()`;
    for (const id of ids) expect((await ended(harness, 'two-steps', id)).status).toBe('completed');
    // Its process lives and still has the results in hand: nothing runs twice.
    for (const key of keys) expect(journal.of(key)).toEqual(['one', 'two']);
    await until('one worker', async () => (await engine.health()).workers === 1 || undefined);
  });

  it('of another machine is given up only when it was missing for a while', async () => {
    const dead = `pool-${randomUUID()}`;
    const take = () =>
      database.owner`update graphile_worker._private_jobs set locked_at = now(), locked_by = ${dead} where key = 'bell'`;
    await database.owner`select graphile_worker.add_job('school-bell', '{"ring":2}'::json, job_key => 'bell',
      run_at => now() + interval '1 hour')`;
    await take();
    const [row] = await database.owner`insert into inngest_local.workers (host, pid, pools)
      values ('elsewhere', 1, ${[dead]}) returning id`;
    const missing = () => database.owner`select missing_since from inngest_local.workers where id = ${row?.id}`;
    await until('it to be missed', async () => ((await missing())[0]?.missing_since ? true : undefined));
    await database.owner`update inngest_local.workers set missing_since = now() - interval '6 seconds' where id = ${row?.id}`;
    await until('it to be forgotten', async () => (await missing()).length === 0 || undefined);
    const [job] = await database.owner`select locked_by from graphile_worker._private_jobs where key = 'bell'`;
    expect(job?.locked_by).toBeNull();
  });

  it('that is missed and comes back keeps its jobs', async () => {
    await database.owner.reserve().then(async (connection) => {
      const [row] = await connection`insert into inngest_local.workers (host, pid, pools, missing_since)
        values ('elsewhere', 1, '{}', now()) returning id`;
      await connection`select pg_advisory_lock(72014520, ${row?.id})`;
      const seen = () => connection`select missing_since from inngest_local.workers where id = ${row?.id}`;
      await until('it to be seen again', async () => ((await seen())[0]?.missing_since === null ? true : undefined));
      await connection`delete from inngest_local.workers where id = ${row?.id}`;
      await connection`select pg_advisory_unlock_all()`;
      connection.release();
    });
  });

  it('forgets what is old', async () => {
    await database.owner`update inngest_local.runs set ended_at = now() - interval '31 days' where ended_at is not null`;
    await database.owner`insert into inngest_local.idempotency values ('f', 'k', now() - interval '1 minute')`;
    await database.owner`select graphile_worker.add_job('inngest-purge')`;
    const old = () => database.owner`select 1 from inngest_local.idempotency`;
    await until('the purge', async () => (await old()).length === 0 || undefined);
    expect(await engine.runsOf({ status: 'completed' })).toEqual([]);
  });
});

describe('with an Inngest server configured', () => {
  it('forwards the outbox to it and runs nothing here', async () => {
    const seen: { url: string; body: unknown }[] = [];
    const server = createServer(async (request, response) => {
      seen.push({ url: request.url ?? '', body: JSON.parse(await textOf(request)) });
      response.setHeader('content-type', 'application/json').end('{"ids":["e1"],"status":200}');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await engine.stop();
    vi.stubEnv('INNGEST_BASE_URL', baseUrl);
    vi.stubEnv('INNGEST_EVENT_KEY', 'event-key');
    const forwarding = make(functions, { client: new Inngest({ id: 'test', isDev: false, logger: silent }) });
    try {
      await forwarding.start();
      const event = { id: 'e1', name: 'outbox/go', data: { key: newKey() }, ts: 1_700_000_000_000 };
      await database.owner`select graphile_worker.add_job('send-events', ${database.owner.json({ events: [event] })}::json)`;
      await until('the event', () => seen.length > 0 || undefined);
      expect(seen).toEqual([{ url: '/e/event-key', body: [expect.objectContaining(event)] }]);
      await until('an empty queue', async () => (await outboxJobs()) === 0 || undefined);
      expect(await forwarding.runsOf({ eventId: 'e1' })).toEqual([]);
    } finally {
      await forwarding.stop();
      vi.unstubAllEnvs();
      server.close();
      engine = make();
    }
  });
});

async function outboxJobs(): Promise<number> {
  const [row] =
    await database.owner`select count(*)::int as n from graphile_worker.jobs where task_identifier = 'send-events'`;
  return row?.n;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
