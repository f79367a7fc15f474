import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne, until } from '../harness';

export const cancelCase: ConformanceCase = {
  name: 'cancels the runs that an event names, and no others',
  functions: (client, journal) => [
    client.createFunction(
      {
        id: 'cancellable',
        triggers: [{ event: 'cancel/go' }],
        cancelOn: [{ event: 'cancel/stop', if: 'async.data.key == event.data.key' }],
      },
      async ({ event, step }) => {
        await step.run('before', () => journal.note(event.data.key, 'before'));
        await step.sleep('a while', '2s');
        await step.run('after', () => journal.note(event.data.key, 'after'));
      },
    ),
  ],
  async check(harness, journal) {
    const [stopped, spared] = [newKey(), newKey()];
    const first = await sendOne(harness, 'cancel/go', { key: stopped });
    const second = await sendOne(harness, 'cancel/go', { key: spared });
    await until('both to begin', () => (journal.of(stopped).length && journal.of(spared).length ? true : undefined));
    await sendOne(harness, 'cancel/stop', { key: stopped });
    expect((await ended(harness, 'cancellable', first)).status).toBe('cancelled');
    expect((await ended(harness, 'cancellable', second)).status).toBe('completed');
    expect(journal.of(stopped)).toEqual(['before']);
    expect(journal.of(spared)).toEqual(['before', 'after']);
  },
};

export const cancelTimeoutCase: ConformanceCase = {
  name: 'does not cancel once the time to do so is over',
  functions: (client, journal) => [
    client.createFunction(
      {
        id: 'briefly-cancellable',
        triggers: [{ event: 'brief/go' }],
        cancelOn: [{ event: 'brief/stop', match: 'data.key', timeout: '1s' }],
      },
      async ({ event, step }) => {
        await step.sleep('past the time', '2s');
        await step.run('late', () => journal.note(event.data.key, 'late'));
        await step.sleep('a while', '1s');
      },
    ),
  ],
  async check(harness, journal) {
    const key = newKey();
    const id = await sendOne(harness, 'brief/go', { key });
    await until('the first sleep', () => journal.of(key).length > 0 || undefined);
    await sendOne(harness, 'brief/stop', { key });
    expect((await ended(harness, 'briefly-cancellable', id)).status).toBe('completed');
  },
};
