import { setTimeout as wait } from 'node:timers/promises';
import type { Inngest } from 'inngest';
import { expect } from 'vitest';
import { type ConformanceCase, ended, type Journal, newKey, until } from '../harness';

/** The most steps that were at work at the same time, by what they noted. */
function mostAtOnce(notes: string[]): number {
  let now = 0;
  let most = 0;
  for (const note of notes) {
    now += note === 'in' ? 1 : -1;
    most = Math.max(most, now);
  }
  return most;
}

async function busy(journal: Journal, keys: string[]): Promise<void> {
  for (const key of keys) journal.note(key, 'in');
  await wait(20);
  for (const key of keys) journal.note(key, 'out');
}

export const concurrencyCase: ConformanceCase = {
  name: 'keeps to a limit for each key, and loses no run that waits',
  functions: (client, journal) => [
    client.createFunction(
      { id: 'limited', triggers: [{ event: 'limit/go' }], concurrency: [{ key: 'event.data.room', limit: 2 }] },
      async ({ event, step }) => {
        const { key, room } = event.data as { key: string; room: string };
        await step.run('one', () => busy(journal, [room, key]));
        await Promise.all([
          step.run('two', () => busy(journal, [room, key])),
          step.run('three', () => busy(journal, [room, key])),
        ]);
      },
    ),
  ],
  async check(harness, journal) {
    const rooms = [newKey(), newKey()];
    const events = Array.from({ length: 10 }, (_, n) => ({
      name: 'limit/go',
      data: { key: newKey(), room: rooms[n % 2] },
    }));
    const ids = await harness.send(events);
    for (const id of ids) expect((await ended(harness, 'limited', id)).status).toBe('completed');
    for (const room of rooms) {
      expect(mostAtOnce(journal.of(room))).toBeLessThanOrEqual(2);
      expect(journal.of(room).filter((what) => what === 'in')).toHaveLength(15);
    }
  },
};

export const roomCase: ConformanceCase = {
  name: 'lets as many run side by side as the limit says, and other keys beside them',
  functions: (client, journal) => [
    client.createFunction(
      { id: 'meeting', triggers: [{ event: 'meet/go' }], concurrency: { key: 'event.data.room', limit: 2 } },
      async ({ event, step }) => {
        const { key, room } = event.data as { key: string; room: string };
        await step.run('meet', async () => {
          journal.note(key, 'in');
          journal.note(room, 'in');
          // Ends only when both rooms are full at the same time.
          await until('the others', () => journal.of(key).length >= 4 || undefined);
          journal.note(room, 'out');
        });
      },
    ),
  ],
  async check(harness, journal) {
    const key = newKey();
    const rooms = [newKey(), newKey()];
    const data = rooms.flatMap((room) => [room, room, room]).map((room) => ({ key, room }));
    const ids = await harness.send(data.map((one) => ({ name: 'meet/go', data: one })));
    for (const id of ids) expect((await ended(harness, 'meeting', id)).status).toBe('completed');
    for (const room of rooms) expect(mostAtOnce(journal.of(room))).toBe(2);
  },
};

const sharing = (client: Inngest, journal: Journal, id: string) =>
  client.createFunction(
    {
      id,
      triggers: [{ event: 'shared/go' }],
      concurrency: [
        { scope: 'env', key: 'event.data.key', limit: 1 },
        { scope: 'fn', limit: 5 },
      ],
    },
    async ({ event, step }) => step.run('work', () => busy(journal, [event.data.key as string])),
  );

export const sharedLimitCase: ConformanceCase = {
  name: 'shares a limit between functions',
  functions: (client, journal) => [sharing(client, journal, 'sharing-a'), sharing(client, journal, 'sharing-b')],
  async check(harness, journal) {
    const key = newKey();
    const ids = await harness.send([1, 2, 3].map(() => ({ name: 'shared/go', data: { key } })));
    for (const id of ids) {
      expect((await ended(harness, 'sharing-a', id)).status).toBe('completed');
      expect((await ended(harness, 'sharing-b', id)).status).toBe('completed');
    }
    expect(journal.of(key).filter((what) => what === 'in')).toHaveLength(6);
    expect(mostAtOnce(journal.of(key))).toBe(1);
  },
};
