import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';
import { useDatabase } from '@/tests/setup/database';
import { until } from '../harness';
import { checkEnds, killWorker, makeRig, type Rig, repeats, seeded, startWorker } from './rig';

const random = seeded(Number(process.env.FC_SEED));
const CONCURRENCY = 8;

async function untilQuiet(rig: Rig): Promise<void> {
  await until('the end of all runs', async () => (await rig.open().catch(() => 1)) === 0 || undefined, 70_000);
}

describe('SIGKILL of workers', () => {
  const database = useDatabase();

  it('at any instant changes nothing about how runs end', { timeout: 150_000 }, async () => {
    const [count, kills] = [12, 4];
    const rig = await makeRig(database.ownerUrl);
    // A second worker lives through it all: it must not disturb the dead one's jobs before it is known to be dead.
    const survivor = await startWorker(database.ownerUrl);
    try {
      for (let kill = 0; kill < kills; kill++) {
        const victim = await startWorker(database.ownerUrl);
        await rig.send(count / kills);
        await wait(50 + random() * 600);
        await killWorker(victim);
      }
      await untilQuiet(rig);
      await checkEnds(rig, count);
      expect(await repeats(rig)).toBeLessThanOrEqual(kills * CONCURRENCY);
    } finally {
      await killWorker(survivor);
      await rig.close();
    }
  });

  it('of the only worker: the next one goes on within seconds', { timeout: 150_000 }, async () => {
    const rig = await makeRig(database.ownerUrl);
    const first = await startWorker(database.ownerUrl);
    await rig.send(4);
    await wait(random() * 300);
    await killWorker(first);
    const second = await startWorker(database.ownerUrl);
    const began = performance.now();
    try {
      const locked = `select 1 from graphile_worker._private_jobs j where locked_by is not null
        and not exists (select from inngest_local.workers w where j.locked_by = any(w.pools))`;
      await until('the dead worker to be forgotten', async () => {
        const workers = await rig.pool.query('select 1 from inngest_local.workers');
        return workers.rows.length === 1 || undefined;
      });
      expect(performance.now() - began).toBeLessThan(4_000);
      expect((await rig.pool.query(locked)).rows).toEqual([]);
      await untilQuiet(rig);
      await checkEnds(rig, 4);
    } finally {
      await killWorker(second);
      await rig.close();
    }
  });
});

describe('SIGKILL of PostgreSQL', () => {
  it('while workers live, and together with them, changes nothing about how runs end', {
    timeout: 150_000,
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kith-engine-'));
    const open = (port?: number): Promise<RunningPostgres> =>
      startPostgres({ dataDir: join(folder, 'postgres'), password: 'test', port, settings: { fsync: 'off' } });
    let server = await open();
    const rig = await makeRig(server.url);
    let worker = await startWorker(server.url);
    try {
      await rig.send(4);
      await wait(50 + random() * 800);
      process.kill(server.pid, 'SIGKILL');
      await wait(random() * 500);
      server = await open(server.port);
      await until('the worker to be back', async () => {
        const alive = await rig.pool
          .query('select 1 from pg_locks where locktype = $1', ['advisory'])
          .catch(() => null);
        return alive?.rows.length ? true : undefined;
      });
      await rig.send(4);
      await wait(50 + random() * 400);
      process.kill(server.pid, 'SIGKILL');
      await killWorker(worker);
      server = await open(server.port);
      worker = await startWorker(server.url);
      await untilQuiet(rig);
      await checkEnds(rig, 8);
      expect(await repeats(rig)).toBeLessThanOrEqual(2 * CONCURRENCY);
    } finally {
      await killWorker(worker);
      await rig.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
