import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeDb } from '@/db/client';
import { freePort } from '@/db/embedded/free-port';
import { build, isBuilt } from '@/scripts/start/build';
import { migrateAll } from '@/scripts/start/migrate-all';
import { openDatabase } from '@/scripts/start/open-database';
import { NODE_OPTIONS } from '@/scripts/start/supervise';
import { stopChild } from './process';

export interface BenchKith {
  url: string;
  stop(): Promise<void>;
}

/**
 * The real server on a database of its own in a temporary folder, configured as `npm start` does; this process may use the
 * services on the same database. Builds the pages first when they are not built.
 * @param settings environment variables beside the usual ones
 */
export async function startKith(settings: Record<string, string> = {}): Promise<BenchKith> {
  const dataDir = mkdtempSync(join(tmpdir(), 'kith-bench-'));
  if (!isBuilt()) await build(join(dataDir, 'build.log'), new AbortController().signal);
  const port = await freePort();
  const secrets = {
    ownerPassword: secret(),
    appPassword: secret(),
    authSecret: secret(),
    encryptionKey: randomBytes(32).toString('base64'),
  };
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    PORT: String(port),
    APP_URL: `http://127.0.0.1:${port}`,
    AUTH_SECRET: secrets.authSecret,
    ENCRYPTION_KEY: secrets.encryptionKey,
    API_REQUESTS_PER_SECOND: '1000000',
    LOG_LEVEL: 'error',
    ...settings,
  });
  delete process.env.DATABASE_URL;
  const database = await openDatabase(dataDir, secrets as never);
  await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
  const server = spawn(process.execPath, [...NODE_OPTIONS, '--import', 'tsx', 'server.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(`${url}/api/health`);
  return {
    url,
    async stop() {
      await stopChild(server);
      await closeDb();
      await database.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function secret(): string {
  return randomBytes(24).toString('hex');
}

async function untilHealthy(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer) return;
    await wait(200);
  }
  throw new Error('The server did not start');
}
