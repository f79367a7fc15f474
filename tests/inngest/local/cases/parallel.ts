import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne, until } from '../harness';

export const parallelCase: ConformanceCase = {
  name: 'runs steps side by side, each once, and goes on when all are done',
  functions: (client, journal) => [
    client.createFunction({ id: 'parallel', triggers: [{ event: 'parallel/go' }] }, async ({ event, step }) => {
      const { key } = event.data as { key: string };
      const meet = (name: string) => async () => {
        journal.note(key, `${name} began`);
        // Each can only end while the other one runs.
        await until(
          'the other step',
          () => journal.of(key).filter((what) => what.endsWith('began')).length >= 2 || undefined,
        );
        return name;
      };
      const chain = async () => {
        const [left, right] = await Promise.all([step.run('left', meet('left')), step.run('right', meet('right'))]);
        return step.run('joined', () => {
          journal.note(key, 'joined');
          return `${left}+${right}`;
        });
      };
      const [joined, slept] = await Promise.all([chain(), step.sleep('meanwhile', '1s')]);
      const last = await step.run('last', () => {
        journal.note(key, 'last');
        return joined;
      });
      return { last, slept: slept ?? null };
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'parallel', await sendOne(harness, 'parallel/go', { key }));
    expect(run).toMatchObject({ status: 'completed', output: { last: 'left+right', slept: null } });
    expect(journal.of(key).sort()).toEqual(['joined', 'last', 'left began', 'right began']);
  },
};

export const manyParallelCase: ConformanceCase = {
  name: 'runs twenty steps side by side and keeps their results in order',
  functions: (client, journal) => [
    client.createFunction({ id: 'many', triggers: [{ event: 'many/go' }] }, async ({ event, step }) => {
      const numbers = Array.from({ length: 20 }, (_, index) => index);
      return Promise.all(
        numbers.map((n) =>
          step.run(`number ${n}`, () => {
            journal.note(event.data.key, String(n));
            return n;
          }),
        ),
      );
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'many', await sendOne(harness, 'many/go', { key }));
    const numbers = Array.from({ length: 20 }, (_, index) => index);
    expect(run.output).toEqual(numbers);
    expect(
      journal
        .of(key)
        .map(Number)
        .sort((a, b) => a - b),
    ).toEqual(numbers);
  },
};

export const raceCase: ConformanceCase = {
  name: 'goes on with the first to finish in a race, and ends when all have',
  functions: (client, journal) => [
    client.createFunction({ id: 'race', triggers: [{ event: 'race/go' }] }, async ({ event, step, group }) => {
      const winner = await group.parallel({ mode: 'race' }, () =>
        Promise.race([
          step.run('quick', () => 'quick'),
          step.waitForEvent('slow', { event: 'race/never', timeout: '1s' }).then(() => 'slow'),
        ]),
      );
      return step.run('after', () => {
        journal.note(event.data.key, 'after');
        return `${winner} won`;
      });
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'race', await sendOne(harness, 'race/go', { key }));
    expect(run).toMatchObject({ status: 'completed', output: 'quick won' });
    expect(journal.of(key)).toEqual(['after']);
  },
};
