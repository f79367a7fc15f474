import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { appSql, ownerSql } from '@/db/client';
import { findPostmaster } from '@/db/embedded/postmaster';
import { openDatabase } from '@/scripts/start/open-database';
import { readLock, takeLock } from '@/scripts/start/run-lock';
import { loadSecrets } from '@/scripts/start/secrets';
import { withInstallation } from '@/scripts/start/with-installation';

// One folder for all: making a database and its tables takes seconds.
const dataDir = mkdtempSync(join(tmpdir(), 'kith-installation-'));

beforeEach(() => {
  vi.stubEnv('DATA_DIR', dataDir);
  for (const name of ['DATABASE_URL', 'APP_DATABASE_URL', 'AUTH_SECRET', 'ENCRYPTION_KEY', 'PORT'])
    vi.stubEnv(name, '');
});

afterEach(() => void vi.unstubAllEnvs());

const running = () => findPostmaster(join(dataDir, 'postgres'));

it('starts a database for a command that is alone, brings it up to date, and stops it', async () => {
  const rows = await withInstallation('npm run admin', async () => {
    expect(running()).not.toBeNull();
    const tables = await ownerSql()`select count(*) > 0 as some from kith_migrations`;
    return [...tables, ...(await appSql()`select current_user::text as name`)];
  });
  expect(rows).toEqual([{ some: true }, { name: 'kith_app' }]);
  expect(running()).toBeNull();
  expect(readLock(dataDir)).toBeNull();
});

it('stops the database when the work fails, and passes the failure on', async () => {
  const work = () => Promise.reject(new Error('no such file'));
  await expect(withInstallation('npm run admin', work)).rejects.toThrow('no such file');
  expect(running()).toBeNull();
});

it('uses the database of a Kith that runs, and leaves it running', async () => {
  const lock = takeLock(dataDir, 'npm start');
  const database = await openDatabase(dataDir, loadSecrets(dataDir));
  vi.stubEnv('DATABASE_URL', '');
  vi.stubEnv('APP_DATABASE_URL', '');
  const before = running();
  await withInstallation('npm run admin', async () => void (await ownerSql()`select 1`));
  expect(running()).toEqual(before);
  await database.stop();
  if (lock.ok) lock.release();
});

it('lets two commands that are alone go one after the other', async () => {
  const order: string[] = [];
  const first = withInstallation('npm run admin', async () => {
    order.push('first');
    await ownerSql()`select pg_sleep(0.3)`;
    order.push('first done');
  });
  await expect.poll(() => order.length, { timeout: 15_000 }).toBe(1);
  // The second one is another process in life; here it shares the environment that the first has completed.
  vi.stubEnv('DATABASE_URL', '');
  const second = withInstallation('npm run admin', async () => void order.push('second'));
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'first done', 'second']);
});
