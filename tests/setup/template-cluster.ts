import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '@/db/embedded/start-postgres';
import { migrateAll } from '@/scripts/start/migrate-all';

export const TEST_PASSWORD = 'test';
export const TEMPLATE = 'kith_template';
/** Nothing in a test survives a power cut, so nothing waits for the disk. */
export const TEST_SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '1GB',
};

const root = join(process.cwd(), 'node_modules/.cache/kith-tests');
const DAY_MS = 86_400_000;

/**
 * A stopped cluster with a migrated template database, kept between runs until a migration changes.
 * @returns its folder, to be copied, never started
 */
export async function templateCluster(): Promise<string> {
  const folder = join(root, fingerprint());
  if (existsSync(folder)) return folder;
  mkdirSync(root, { recursive: true });
  removeOld();
  const building = join(root, `building-${randomUUID()}`);
  const options = { dataDir: join(building, 'postgres'), password: TEST_PASSWORD, settings: TEST_SETTINGS };
  const server = await startPostgres({ ...options, database: TEMPLATE });
  try {
    await migrateAll(server.url, TEST_PASSWORD);
  } finally {
    await server.stop();
  }
  try {
    renameSync(join(building, 'postgres'), folder);
  } catch (error) {
    // Another run was faster.
    if (!existsSync(folder)) throw error;
  }
  rmSync(building, { recursive: true, force: true });
  return folder;
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const migrations = readdirSync('db/migrations').filter((name) => name.endsWith('.sql'));
  const files = [...migrations.sort().map((name) => `db/migrations/${name}`), 'package.json', 'db/migrate.ts'];
  files.push('db/embedded/init-cluster.ts', 'scripts/start/migrate-all.ts', 'inngest/local/migrate-engine.ts');
  files.push('inngest/local/schema.ts');
  for (const file of files) hash.update(`${file}\n`).update(existsSync(file) ? readFileSync(file) : '');
  return hash.digest('hex').slice(0, 20);
}

function removeOld(): void {
  for (const name of readdirSync(root)) {
    const path = join(root, name);
    const changed = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - changed > DAY_MS) rmSync(path, { recursive: true, force: true });
  }
}
