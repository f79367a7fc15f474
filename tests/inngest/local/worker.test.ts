import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { useDatabase } from '@/tests/setup/database';

function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'inngest/worker.ts'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  return { child, output: () => output };
}

describe('the worker process', () => {
  const database = useDatabase();

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'says when it is ready, and ends within seconds on %s',
    { timeout: 40_000 },
    async (signal) => {
      const { child, output } = start({ DATABASE_URL: database.ownerUrl });
      const exit = once(child, 'exit');
      while (!output().includes('"ready":true')) {
        await Promise.race([once(child.stdout, 'data'), exit.then(() => Promise.reject(new Error('It ended')))]);
      }
      const ready = JSON.parse(
        output()
          .split('\n')
          .find((line) => line.includes('ready')) ?? '',
      );
      expect(ready).toMatchObject({ ready: true, worker: child.pid });
      const asked = performance.now();
      child.kill(signal);
      expect(await exit).toEqual([0, null]);
      expect(performance.now() - asked).toBeLessThan(8_000);
      expect(await database.owner`select 1 from inngest_local.workers`).toEqual([]);
    },
  );

  it('does not start without a database', { timeout: 40_000 }, async () => {
    const { child } = start({ DATABASE_URL: '' });
    expect(await once(child, 'exit')).toEqual([1, null]);
  });
});
