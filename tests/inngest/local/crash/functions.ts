import { setTimeout as wait } from 'node:timers/promises';
import { type FailureEventArgs, type Inngest, type InngestFunction, NonRetriableError, RetryAfterError } from 'inngest';
import type { Pool } from 'pg';
import { patiently } from '@/inngest/local/database';

/** Functions whose every step leaves a row, so that it can be seen what ran, when and how often. */
export function crashFunctions(client: Inngest, pool: Pool): InngestFunction.Any[] {
  /** The step's work: a row that stays, whatever happens to the process afterwards. */
  const leaveRow = (runId: string, step: string) => async () => {
    await wait(5);
    // A step that gives up during an outage would use up its tries; that is not what is tested.
    const { rows } = await patiently(() =>
      pool.query<{ token: string }>('insert into public.crash_journal (run_id, step) values ($1, $2) returning token', [
        runId,
        step,
      ]),
    );
    await wait(5);
    return rows[0]?.token;
  };

  const callee = client.createFunction({ id: 'callee', triggers: [] }, async ({ step, runId }) => {
    await step.run('callee one', leaveRow(runId, 'callee one'));
    await step.run('callee two', leaveRow(runId, 'callee two'));
    return 'called';
  });

  return [
    callee,
    client.createFunction({ id: 'chain', triggers: [{ event: 'crash/chain' }] }, async ({ event, step, runId }) => {
      await step.run('one', leaveRow(runId, 'one'));
      await step.run('two', leaveRow(runId, 'two'));
      await step.sleep('rest', '1s');
      await step.run('three', leaveRow(runId, 'three'));
      const called = await step.invoke('call', { function: callee, data: {} });
      // Side by side, so that the wait stands before the answer can come.
      const [answer] = await Promise.all([
        step.waitForEvent('answer', { event: 'crash/answer', match: 'data.n', timeout: '10m' }),
        step.sendEvent('ask', { name: 'crash/ask', data: event.data }),
      ]);
      return { called, answer: answer?.data.n };
    }),
    client.createFunction({ id: 'leaf', triggers: [{ event: 'crash/ask' }] }, async ({ event, step, runId }) => {
      await step.run('leaf', leaveRow(runId, 'leaf'));
      await step.sendEvent('reply', { name: 'crash/answer', data: event.data });
    }),
    client.createFunction({ id: 'fan', triggers: [{ event: 'crash/fan' }] }, async ({ step, runId }) => {
      const names = ['a', 'b', 'c', 'd'];
      const tokens = await Promise.all(names.map((name) => step.run(name, leaveRow(runId, name))));
      await step.run('joined', leaveRow(runId, 'joined'));
      return new Set(tokens).size;
    }),
    client.createFunction(
      {
        id: 'limited',
        triggers: [{ event: 'crash/limited' }],
        concurrency: { key: 'event.data.room', limit: 1 },
      },
      async ({ step, runId, attempt }) => {
        await step.run('first', leaveRow(runId, 'first'));
        const tries = await step.run('flaky', async () => {
          if (attempt === 0) throw new RetryAfterError('not yet', 1_000);
          return attempt;
        });
        await step.run('last', leaveRow(runId, 'last'));
        return tries;
      },
    ),
    client.createFunction(
      {
        id: 'failing',
        triggers: [{ event: 'crash/failing' }],
        onFailure: async ({ runId }: FailureEventArgs & { runId: string }) => {
          await leaveRow(runId, 'told')();
        },
      },
      async ({ step, runId }) => {
        await step.run('before', leaveRow(runId, 'before'));
        throw new NonRetriableError('as meant');
      },
    ),
  ];
}
