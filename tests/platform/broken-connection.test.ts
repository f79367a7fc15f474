import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '@/db/connect';
import { type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';

// A PostgreSQL of its own, because its processes are killed.
let root: string;
let server: RunningPostgres;
let sql: postgres.Sql;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kith-broken-'));
  server = await startPostgres({ dataDir: join(root, 'postgres'), password: 'test', settings: { fsync: 'off' } });
  // Connecting is never given up: what waits for that waits for ever, and fails the test by order, not by a clock.
  sql = connect(server.url, { max: 2, connect_timeout: 0, fetch_types: false });
});
afterAll(async () => {
  await sql.end({ timeout: 0 });
  await server.stop();
  rmSync(root, { recursive: true, force: true });
});

const settled = (work: PromiseLike<unknown>) =>
  Promise.resolve(work).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? 'failed',
  );

it('a statement on a connection that broke with something unsent is refused, not left waiting', async () => {
  const rows = await Promise.all([1, 2].map(() => sql`select pg_backend_pid() as pid, pg_sleep(0.2)`));
  const pids = rows.map(([row]) => Number(row?.pid));
  expect(new Set(pids).size).toBe(2);
  const again: Promise<string>[] = [];
  const first = pids.map(() =>
    settled(sql`select pg_sleep(60)`).then((end) => {
      // What hears of one break at once goes to the other connection, whose end is in the same turn of the loop.
      again.push(settled(sql`select 1`));
      return end;
    }),
  );
  await new Promise(setImmediate);
  await new Promise(setImmediate);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  // Both ends arrive while nothing is read.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
  expect(await Promise.all(first)).not.toContain('done');
  // PostgreSQL comes back by itself after such a crash; what is asked meanwhile may be refused, and is answered at last.
  await expect
    .poll(async () => Promise.all([1, 2, 3, 4].map(() => settled(sql`select 1`))), { timeout: 20_000, interval: 50 })
    .toContain('done');
  // Those that were left on a broken connection have heard of it too, once it was used again.
  await Promise.all(again);
}, 30_000);
