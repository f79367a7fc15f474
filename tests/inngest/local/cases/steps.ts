import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne } from '../harness';

/** Values that are easily lost on the way through a database. */
const ODD = { text: 'naïve\u0000 ☃ "\\', nested: [null, [], {}, 1e21, -0.5], empty: '', big: Number.MAX_SAFE_INTEGER };

export const stepsCase: ConformanceCase = {
  name: 'runs every step once, in order, and ends with what the function returns',
  functions: (client, journal) => [
    client.createFunction({ id: 'steps', triggers: [{ event: 'steps/go' }] }, async ({ event, step, runId }) => {
      const { key, n } = event.data as { key: string; n: number };
      journal.note(key, 'entry');
      const first = await step.run('first', () => {
        journal.note(key, 'first');
        return { n: n + 1 };
      });
      const second = await step.run('second', () => {
        journal.note(key, 'second');
        return first.n * 10;
      });
      for (const index of [0, 1, 2]) await step.run('looped', () => journal.note(key, `looped ${index}`));
      const odd = await step.run('odd', () => ODD);
      const nothing = await step.run('nothing', () => undefined);
      return { second, odd, nothing, hasRunId: runId.length > 0, event: event.name };
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'steps', await sendOne(harness, 'steps/go', { key, n: 1 }));
    expect(run).toMatchObject({ status: 'completed', error: null });
    expect(run.output).toEqual({ second: 20, odd: ODD, nothing: null, hasRunId: true, event: 'steps/go' });
    const steps = journal.of(key).filter((what) => what !== 'entry');
    expect(steps).toEqual(['first', 'second', 'looped 0', 'looped 1', 'looped 2']);
    expect(journal.of(key).filter((what) => what === 'entry').length).toBeGreaterThan(1);
  },
};

export const stepless: ConformanceCase = {
  name: 'runs a function without steps',
  functions: (client, journal) => [
    client.createFunction({ id: 'stepless', triggers: [{ event: 'stepless/go' }] }, async ({ event }) => {
      journal.note(event.data.key, 'ran');
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'stepless', await sendOne(harness, 'stepless/go', { key }));
    expect(run).toMatchObject({ status: 'completed', output: null });
    expect(journal.of(key)).toEqual(['ran']);
  },
};
