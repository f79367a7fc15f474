import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne, until } from '../harness';

export const waitCase: ConformanceCase = {
  name: 'waits for the event that fits its expression',
  functions: (client, journal) => [
    client.createFunction({ id: 'waiter', triggers: [{ event: 'wait/go' }] }, async ({ event, step }) => {
      await step.run('ready', () => journal.note(event.data.key, 'ready'));
      const seen = await step.waitForEvent('answer', {
        event: 'wait/answer',
        timeout: '1h',
        if: 'async.data.key == event.data.key && async.data.n > 1',
      });
      return seen && { name: seen.name, data: seen.data };
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const id = await sendOne(harness, 'wait/go', { key });
    await until('the wait', () => journal.of(key).length > 0 || undefined);
    const answer = { key, n: 2 };
    // The wait itself is stored a moment after the step: what comes before it is missed, on every engine.
    const run = await until('the answer', async () => {
      await harness.send([
        { name: 'wait/answer', data: { key: newKey(), n: 2 } },
        { name: 'wait/answer', data: { key, n: 1 } },
        { name: 'wait/answer', data: answer },
      ]);
      const [found] = await harness.runs('waiter', id);
      return found ?? undefined;
    });
    expect(run).toMatchObject({ status: 'completed', output: { name: 'wait/answer', data: answer } });
  },
};

export const waitTimeoutCase: ConformanceCase = {
  name: 'gives null when the awaited event does not come in time',
  functions: (client) => [
    client.createFunction({ id: 'impatient', triggers: [{ event: 'impatient/go' }] }, async ({ step }) => {
      return { seen: await step.waitForEvent('never', { event: 'impatient/never', timeout: '1s' }) };
    }),
  ],
  async check(harness) {
    const run = await ended(harness, 'impatient', await sendOne(harness, 'impatient/go', {}));
    expect(run).toMatchObject({ status: 'completed', output: { seen: null } });
  },
};
