import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeDb } from '@/db/client';
import { findPostmaster } from '@/db/embedded/postmaster';
import { migrateAll } from './migrate-all';
import { openDatabase } from './open-database';
import { type LockHolder, takeLock } from './run-lock';
import { completeSettings } from './settings';

const PATIENCE_MS = 120_000;

/**
 * Runs a command's work on the installation of DATA_DIR with the environment complete (`env()`, `appSql()`, `ownerSql()`
 * work in it). Beside a running Kith it uses that one's database; alone it starts the database, brings it up to date
 * and stops it at the end. Two commands alone wait for each other.
 * @param command as the user called it, e.g. `npm run admin`
 */
export async function withInstallation<T>(command: string, work: () => Promise<T>): Promise<T> {
  const { dataDir, secrets } = completeSettings(process.env.NODE_ENV === 'development' ? 'development' : 'production');
  const until = performance.now() + PATIENCE_MS;
  let lock = takeLock(dataDir, command);
  while (!lock.ok && !isServing(lock.holder)) {
    if (performance.now() > until) throw new Error(`${lock.holder.command} (process ${lock.holder.pid}) does not end`);
    await wait(200);
    lock = takeLock(dataDir, command);
  }
  if (!lock.ok) await waitForServer(dataDir, until);
  const database = await openDatabase(dataDir, secrets);
  try {
    if (lock.ok) await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
    return await work();
  } finally {
    await closeDb();
    if (lock.ok) {
      await database.stop();
      lock.release();
    }
  }
}

const isServing = (holder: LockHolder) => holder.command === 'npm start' || holder.command === 'npm run dev';

/** A Kith that is just starting opens its database itself. */
async function waitForServer(dataDir: string, until: number): Promise<void> {
  if (process.env.DATABASE_URL) return;
  while (!findPostmaster(join(dataDir, 'postgres'))?.ready) {
    if (performance.now() > until) throw new Error('Kith is starting but its database does not come up');
    await wait(200);
  }
}
