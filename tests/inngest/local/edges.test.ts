import { createHash } from 'node:crypto';
import { type InngestFunction, NonRetriableError, referenceFunction } from 'inngest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '@/inngest/local/engine';
import { useDatabase } from '@/tests/setup/database';
import { ended, type Harness, Journal, newKey, sendOne, until } from './harness';
import { localClient, localHarness, testEngine } from './local-harness';

const database = useDatabase();
const client = localClient();
const journal = new Journal();
const messageOf = (error: unknown) => (error as Error).message;

/** Lets a step wait until the test has done something to its run. */
const gates = new Map<string, () => void>();
const gate = (key: string) => new Promise<void>((open) => gates.set(key, open));

const cancelled = client.createFunction(
  { id: 'cancelled-callee', triggers: [], cancelOn: [{ event: 'callee/stop', match: 'data.key' }] },
  async ({ event, step }) => {
    await step.run('begun', () => journal.note((event.data as { key: string }).key, 'begun'));
    await step.sleep('long', '1h');
  },
);

const functions: InngestFunction.Any[] = [
  cancelled,
  client.createFunction({ id: 'asks-nobody', triggers: [{ event: 'nobody/go' }] }, async ({ step }) =>
    step.invoke('ask', { function: referenceFunction({ functionId: 'nobody' }), data: {} }).catch(messageOf),
  ),
  client.createFunction({ id: 'asks-cancelled', triggers: [{ event: 'asks/go' }] }, async ({ event, step }) =>
    step.invoke('ask', { function: cancelled, data: event.data }).catch(messageOf),
  ),
  client.createFunction({ id: 'signals', retries: 0, triggers: [{ event: 'signals/go' }] }, async ({ step }) =>
    step.sendSignal('send', { signal: 'x', data: 1 }),
  ),
  client.createFunction({ id: 'gated', retries: 0, triggers: [{ event: 'gate/go' }] }, async ({ event, step }) => {
    const { key } = event.data as { key: string };
    const work = async () => {
      journal.note(key, 'began');
      if (journal.of(key).length === 1) await gate(key);
      return 'done';
    };
    if (!event.data.beside) return step.run('alone', work);
    const [first] = await Promise.all([step.run('gated', work), step.run('other', () => 'other')]);
    return first;
  }),
  client.createFunction({ id: 'fickle', retries: 1, triggers: [{ event: 'fickle/go' }] }, async ({ event, step }) => {
    const { key, how } = event.data as { key: string; how: string };
    journal.note(key, 'entry');
    // The first entry plans the steps; a later one does something else.
    const planned = journal.of(key).length === 1;
    if (!planned && how === 'throw') throw new NonRetriableError('changed its mind');
    if (!planned && how === 'return') return 'left early';
    await Promise.all([step.run('a', () => 1), step.run('b', () => 2)]);
    return 'stayed';
  }),
  client.createFunction(
    { id: 'five-at-once', concurrency: 5, triggers: [{ event: 'five/go' }] },
    async ({ event, step }) => step.run('work', () => journal.note(event.data.key, 'worked')),
  ),
  client.createFunction({ id: 'bad-sleep', retries: 0, triggers: [{ event: 'bad/go' }] }, async ({ step }) => {
    await step.sleepUntil('when', 'no such day');
  }),
];

const make = () => testEngine({ connectionString: database.ownerUrl, client, functions, backoffMs: () => 60 });

let engine: Engine;
let harness: Harness;

beforeAll(async () => {
  engine = make();
  await engine.migrate();
  await engine.start();
  harness = localHarness(engine);
});
afterAll(() => engine.stop());

describe('invoking', () => {
  it('a function that does not exist is an error that can be caught', async () => {
    const run = await ended(harness, 'asks-nobody', await sendOne(harness, 'nobody/go', {}));
    expect(run).toMatchObject({ status: 'completed', output: 'Could not find a function with ID "test-nobody"' });
  });

  it('a function whose run is cancelled is an error too', async () => {
    const key = newKey();
    const id = await sendOne(harness, 'asks/go', { key });
    await until('the callee', () => journal.of(key).length > 0 || undefined);
    await sendOne(harness, 'callee/stop', { key });
    expect(await ended(harness, 'asks-cancelled', id)).toMatchObject({ output: expect.stringContaining('cancelled') });
  });
});

describe('a step that this engine cannot do', () => {
  it('fails in clear words when it calls the server', async () => {
    const run = await ended(harness, 'signals', await sendOne(harness, 'signals/go', {}));
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('signal') });
  });

  it('fails when its time is not one', async () => {
    const run = await ended(harness, 'bad-sleep', await sendOne(harness, 'bad/go', {}));
    expect(run).toMatchObject({ status: 'failed', error: expect.stringContaining('sleepUntil') });
  });
});

describe('a job that was taken over', () => {
  it.each([false, true])('does not store what it did in the meantime (beside other steps: %s)', async (beside) => {
    const key = newKey();
    const id = await sendOne(harness, 'gate/go', { key, beside });
    await until('the step', () => journal.of(key).length === 1 || undefined);
    await until('the gate', () => gates.has(key) || undefined);
    const [run] = await engine.runsOf({ eventId: id });
    const thread = beside ? createHash('sha1').update('gated').digest('hex') : 'main';
    // As if another worker had taken this one for dead, and had begun with the job.
    const seized =
      await database.owner`update graphile_worker._private_jobs set locked_by = 'another', attempts = attempts + 1
      where key = ${`inngest:${run?.id}:${thread}`} and locked_by is not null returning id`;
    expect(seized).toHaveLength(1);
    gates.get(key)?.();
    // Resolves when the step is done and the attempt to store it has failed.
    await engine.stop();
    engine = make();
    harness = localHarness(engine);
    expect((await engine.runsOf({ eventId: id }))[0]?.status).toBe('running');
    await database.owner`select graphile_worker.force_unlock_workers(array['another'])`;
    await engine.start();
    expect(await ended(harness, 'gated', id)).toMatchObject({ status: 'completed', output: 'done' });
    expect(journal.of(key)).toEqual(['began', 'began']);
  });

  it('is dropped when its run has ended or is gone', async () => {
    const [run] = await engine.runsOf({ status: 'completed', limit: 1 });
    for (const runId of [run?.id, '00000000-0000-7000-8000-000000000000']) {
      await database.owner`select graphile_worker.add_job('inngest-run', ${database.owner.json({ runId: String(runId) })}::json)`;
      const timer = database.owner.json({ runId: String(runId), stepId: 'none' });
      await database.owner`select graphile_worker.add_job('inngest-timer', ${timer}::json)`;
    }
    await until('an empty queue', async () => (await engine.health()).jobs === 0 || undefined);
  });

  it('is dropped when it is the cron of a function that is gone', async () => {
    const payload = database.owner.json({ functionId: 'test-gone', cron: '* * * * *' });
    await database.owner`select graphile_worker.add_job('inngest-cron', ${payload}::json)`;
    await until('an empty queue', async () => (await engine.health()).jobs === 0 || undefined);
    expect(await engine.runsOf({ functionId: 'test-gone' })).toEqual([]);
  });
});

describe('a function that does not do the same twice', () => {
  it('fails when it throws for good where a step was planned', async () => {
    const run = await ended(harness, 'fickle', await sendOne(harness, 'fickle/go', { key: newKey(), how: 'throw' }));
    expect(run).toMatchObject({ status: 'failed', error: 'changed its mind' });
  });

  it('ends with what it returns instead', async () => {
    const run = await ended(harness, 'fickle', await sendOne(harness, 'fickle/go', { key: newKey(), how: 'return' }));
    expect(run).toMatchObject({ status: 'completed', output: 'left early' });
    await until('an empty queue', async () => (await engine.health()).jobs === 0 || undefined);
  });
});

describe('a limit without a key', () => {
  it('holds for the whole function', async () => {
    const key = newKey();
    const ids = await harness.send(Array.from({ length: 8 }, () => ({ name: 'five/go', data: { key } })));
    for (const id of ids) expect((await ended(harness, 'five-at-once', id)).status).toBe('completed');
    expect(journal.of(key)).toHaveLength(8);
    expect(await database.owner`select 1 from inngest_local.slots`).toEqual([]);
  });
});
