import { NonRetriableError } from 'inngest';
import { expect } from 'vitest';
import { type ConformanceCase, ended, newKey, sendOne } from '../harness';

export const invokeCase: ConformanceCase = {
  name: 'invokes a function and gets its result, its error, or a time-out',
  functions: (client, journal) => {
    const callee = client.createFunction({ id: 'callee', retries: 0, triggers: [] }, async ({ event, step }) => {
      const { key, n } = event.data as { key: string; n: number };
      if (n === 13) throw new NonRetriableError('not thirteen');
      return step.run('double', () => {
        journal.note(key, `double ${n}`);
        return n * 2;
      });
    });
    const slow = client.createFunction({ id: 'slow-callee', triggers: [] }, async ({ step }) => {
      await step.sleep('long', '1h');
    });
    const caller = client.createFunction(
      { id: 'caller', triggers: [{ event: 'invoke/go' }] },
      async ({ event, step }) => {
        const { key } = event.data as { key: string };
        const doubled = await step.invoke('good', { function: callee, data: { key, n: 21 } });
        const messages: string[] = [];
        try {
          await step.invoke('bad', { function: callee, data: { key, n: 13 } });
        } catch (error) {
          messages.push((error as Error).message);
        }
        try {
          await step.invoke('late', { function: slow, data: {}, timeout: '1s' });
        } catch (error) {
          messages.push((error as Error).message);
        }
        return { doubled, messages };
      },
    );
    return [callee, slow, caller];
  },
  async check(harness, journal) {
    const key = newKey();
    const run = await ended(harness, 'caller', await sendOne(harness, 'invoke/go', { key }));
    expect(run.status).toBe('completed');
    expect(run.output).toMatchObject({ doubled: 42 });
    const { messages } = run.output as { messages: string[] };
    expect(messages[0]).toContain('not thirteen');
    expect(messages[1]?.toLowerCase()).toContain('timed out');
    expect(journal.of(key)).toEqual(['double 21']);
  },
};
