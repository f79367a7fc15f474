import { type FailureEventArgs, type GetStepTools, type Inngest, NonRetriableError, RetryAfterError } from 'inngest';
import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne, until } from '../harness';

export const retryCase: ConformanceCase = {
  name: 'tries a failed step again, after the time it asks for, and none that is done',
  functions: (client, journal) => [
    client.createFunction(
      { id: 'retrier', retries: 2, triggers: [{ event: 'retry/go' }] },
      async ({ event, step, attempt }) => {
        const { key } = event.data as { key: string };
        await step.run('done', () => journal.note(key, 'done'));
        const tries = await step.run('flaky', () => {
          journal.note(key, `flaky ${attempt}`);
          if (attempt < 2) throw new RetryAfterError('not yet', 1_000);
          return attempt;
        });
        await Promise.all([
          step.run('calm', () => journal.note(key, 'calm')),
          step.run('flaky beside', () => {
            journal.note(key, `beside ${attempt}`);
            if (attempt < 1) throw new RetryAfterError('not yet', 1_000);
          }),
        ]);
        return step.run('fresh', () => ({ tries, attempt }));
      },
    ),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'retrier', await sendOne(harness, 'retry/go', { key }));
    expect(run).toMatchObject({ status: 'completed', output: { tries: 2, attempt: 0 } });
    const notes = journal.of(key);
    expect(notes.slice(0, 4)).toEqual(['done', 'flaky 0', 'flaky 1', 'flaky 2']);
    expect(notes.slice(4).sort()).toEqual(['beside 0', 'beside 1', 'calm']);
    const [, first = 0, second = 0] = journal.times(key);
    expect(second - first).toBeGreaterThanOrEqual(1_000);
  },
};

export const caughtCase: ConformanceCase = {
  name: 'gives the error of a step that is out of tries to the function, which may catch it',
  functions: (client, journal) => [
    client.createFunction({ id: 'catcher', retries: 1, triggers: [{ event: 'catch/go' }] }, async ({ event, step }) => {
      const { key } = event.data as { key: string };
      const fail = (name: string) => () => {
        journal.note(key, name);
        throw new RetryAfterError(`${name} broke`, 1_000);
      };
      const caught = (error: unknown) => (error as Error).message;
      const alone = await step.run('alone', fail('alone')).catch(caught);
      const beside = await Promise.all([
        step.run('beside', fail('beside')).catch(caught),
        step.run('fine', () => 'fine'),
        step
          .run('hopeless', () => {
            journal.note(key, 'hopeless');
            throw new NonRetriableError('hopeless broke');
          })
          .catch(caught),
      ]);
      return [alone, ...beside];
    }),
  ],
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'catcher', await sendOne(harness, 'catch/go', { key }));
    expect(run).toMatchObject({
      status: 'completed',
      output: ['alone broke', 'beside broke', 'fine', 'hopeless broke'],
    });
    expect(journal.of(key).sort()).toEqual(['alone', 'alone', 'beside', 'beside', 'hopeless']);
  },
};

export const failureCase: ConformanceCase = {
  name: 'fails after the declared number of tries, or at once, and then calls onFailure',
  functions: (client, journal) => [
    client.createFunction(
      {
        id: 'failing',
        retries: 1,
        triggers: [{ event: 'fail/go' }],
        onFailure: async ({ event, error, step }: FailureEventArgs & { step: GetStepTools<Inngest> }) => {
          const original = event.data.event.data as { key: string };
          await step.run('told', () =>
            journal.note(original.key, `told: ${error.message} (${event.data.function_id})`),
          );
        },
      },
      async ({ event, step }) => {
        const { key, hopeless } = event.data as { key: string; hopeless: boolean };
        await step.run('done', () => journal.note(key, 'done'));
        journal.note(key, 'try');
        if (hopeless) throw new NonRetriableError('hopeless');
        throw new RetryAfterError('broken', 1_000);
      },
    ),
  ],
  async check(harness, journal) {
    const [broken, hopeless] = [newKey(), newKey()];
    const first = await sendOne(harness, 'fail/go', { key: broken, hopeless: false });
    const second = await sendOne(harness, 'fail/go', { key: hopeless, hopeless: true });
    expect(await ended(harness, 'failing', first)).toMatchObject({ status: 'failed', error: 'broken' });
    expect(await ended(harness, 'failing', second)).toMatchObject({ status: 'failed', error: 'hopeless' });
    for (const key of [broken, hopeless]) {
      await until('onFailure', () => journal.of(key).some((what) => what.startsWith('told')) || undefined);
    }
    expect(journal.of(broken)).toEqual(['done', 'try', 'try', 'told: broken (test-failing)']);
    expect(journal.of(hopeless)).toEqual(['done', 'try', 'told: hopeless (test-failing)']);
  },
};
