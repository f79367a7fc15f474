import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne, until } from '../harness';

export const sendEventCase: ConformanceCase = {
  name: 'sends events from a function, each once',
  functions: (client, journal) => [
    client.createFunction({ id: 'sender', triggers: [{ event: 'send/go' }] }, async ({ event, step }) => {
      const { key } = event.data as { key: string };
      const { ids } = await step.sendEvent('tell', [
        { name: 'send/told', data: { key, n: 1 } },
        { name: 'send/told', data: { key, n: 2 } },
      ]);
      await step.run('after', () => journal.note(key, 'after'));
      return ids;
    }),
    client.createFunction({ id: 'told', triggers: [{ event: 'send/told' }] }, async ({ event }) => {
      journal.note(event.data.key, `told ${event.data.n}`);
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'sender', await sendOne(harness, 'send/go', { key }));
    const ids = run.output as string[];
    expect(ids).toHaveLength(2);
    for (const id of ids) expect((await ended(harness, 'told', id)).status).toBe('completed');
    expect(journal.of(key).sort()).toEqual(['after', 'told 1', 'told 2']);
  },
};

export const expressionCase: ConformanceCase = {
  name: 'starts a function only for events that its expression holds for',
  functions: (client, journal) => [
    client.createFunction(
      { id: 'picky', triggers: [{ event: 'picky/go', if: "event.data.kind == 'yes' && event.data.n >= 3" }] },
      async ({ event }) => journal.note(event.data.key, `picky ${event.data.n}`),
    ),
    client.createFunction({ id: 'plain', triggers: [{ event: 'picky/go' }] }, async ({ event }) =>
      journal.note(event.data.key, `plain ${event.data.n}`),
    ),
  ],
  async check(harness, journal) {
    const key = newKey();
    const ids = await harness.send([
      { name: 'picky/go', data: { key, kind: 'yes', n: 3 } },
      { name: 'picky/go', data: { key, kind: 'yes', n: 2 } },
      { name: 'picky/go', data: { key, kind: 'no', n: 4 } },
      { name: 'picky/go', data: { key, n: 5 } },
    ]);
    for (const id of ids) await ended(harness, 'plain', id);
    await until('the picky function', () => journal.of(key).includes('picky 3') || undefined);
    expect(journal.of(key).sort()).toEqual(['picky 3', 'plain 2', 'plain 3', 'plain 4', 'plain 5']);
  },
};

export const idempotencyCase: ConformanceCase = {
  name: 'runs once for an idempotency key, and once for an event id',
  functions: (client, journal) => [
    client.createFunction(
      { id: 'once', idempotency: 'event.data.order', triggers: [{ event: 'once/go' }] },
      async ({ event }) => journal.note(event.data.key, `once ${event.data.order}`),
    ),
    client.createFunction({ id: 'each', triggers: [{ event: 'once/go' }] }, async ({ event }) =>
      journal.note(event.data.key, 'each'),
    ),
  ],
  async check(harness, journal) {
    const key = newKey();
    const [a, b, id] = [randomUUID(), randomUUID(), randomUUID()];
    const ids = await harness.send([
      { name: 'once/go', data: { key, order: a }, id },
      { name: 'once/go', data: { key, order: a } },
      { name: 'once/go', data: { key, order: b } },
    ]);
    await harness.send([{ name: 'once/go', data: { key, order: newKey() }, id }]);
    for (const eventId of new Set(ids)) await ended(harness, 'each', eventId);
    await until('both orders', () => journal.of(key).filter((what) => what !== 'each').length === 2 || undefined);
    expect(journal.of(key).sort()).toEqual(['each', 'each', 'each', `once ${a}`, `once ${b}`].sort());
  },
};
