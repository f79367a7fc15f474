import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { appSql, closeDb } from '@/db/client';
import { type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';
import { systemCtx } from '@/lib/services/context';
import { newId } from '@/lib/services/ids';
import { transact } from '@/lib/services/transact';

// A PostgreSQL of its own, because it is killed. What the driver throws into the void fails the run.
let root: string;
let server: RunningPostgres;
const before = { ...process.env };
const start = (port?: number) =>
  startPostgres({ dataDir: join(root, 'postgres'), password: 'test', port, settings: { fsync: 'off' } });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kith-outage-'));
  server = await start();
  process.env.APP_DATABASE_URL = server.url;
});

afterAll(async () => {
  await closeDb();
  await server.stop();
  Object.assign(process.env, before);
  rmSync(root, { recursive: true, force: true });
});

const CALLERS = 20;
const ctx = systemCtx(newId(), new Date());

/** Three statements, a savepoint, and work in between that asks nobody. */
const once = () =>
  transact(ctx, async ({ sql }) => {
    await sql`select pg_sleep(0.002)`;
    await sql.savepoint((point) => point`select pg_sleep(0.002)`);
    await wait(2);
    await sql`select 1`;
  });

it('every transaction ends when PostgreSQL is killed under load, and all connections work when it is back', async () => {
  let stopping = false;
  const ends = { done: 0, failed: 0 };
  const callers = Array.from({ length: CALLERS }, async () => {
    while (!stopping) {
      await once().then(
        () => (ends.done += 1),
        async () => {
          ends.failed += 1;
          await wait(20);
        },
      );
    }
  });
  for (let kill = 0; kill < 4; kill += 1) {
    const { done } = ends;
    await expect.poll(() => ends.done, { timeout: 30_000, interval: 20 }).toBeGreaterThan(done + CALLERS);
    await wait(1_200);
    process.kill(server.pid, 'SIGKILL');
    await wait(100);
    server = await start(server.port);
  }
  stopping = true;
  await Promise.race([Promise.all(callers), wait(40_000).then(() => expect.fail('A transaction never ended'))]);
  expect(ends.failed).toBeGreaterThan(0);
  const answers = await Promise.all(Array.from({ length: 10 }, () => appSql()`select pg_sleep(0.2), 1 as one`));
  expect(answers.map(([row]) => row?.one)).toEqual(Array.from({ length: 10 }, () => 1));
}, 180_000);
