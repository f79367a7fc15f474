import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne } from '../harness';

export const sleepCase: ConformanceCase = {
  name: 'sleeps for a time and until an instant',
  functions: (client, journal) => [
    client.createFunction({ id: 'sleeper', triggers: [{ event: 'sleep/go' }] }, async ({ event, step }) => {
      const { key } = event.data as { key: string };
      const until = await step.run('before', () => {
        journal.note(key, 'before');
        return new Date(Date.now() + 1_600).toISOString();
      });
      await step.sleep('a second', '1s');
      await step.run('between', () => journal.note(key, 'between'));
      await step.sleepUntil('an instant', new Date(until));
      await step.run('after', () => journal.note(key, 'after'));
      await step.sleepUntil('long ago', new Date(0));
      return until;
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'sleeper', await sendOne(harness, 'sleep/go', { key }));
    expect(run.status).toBe('completed');
    expect(journal.of(key)).toEqual(['before', 'between', 'after']);
    const [before = 0, between = 0, after = 0] = journal.times(key);
    expect(between - before).toBeGreaterThanOrEqual(1_000);
    expect(after).toBeGreaterThanOrEqual(new Date(run.output as string).getTime());
  },
};
