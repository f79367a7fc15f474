import { spawn } from 'node:child_process';
import { constants, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPostgres } from '@/db/embedded/start-postgres';
import { temporaryRoot } from '@/scripts/e2e/temporary-root';
import { TEST_PASSWORD, TEST_SETTINGS, templateCluster } from './template-cluster';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for the run, in a folder of its own: several runs may go on side by side. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  console.log(`Properties run with FC_SEED=${process.env.FC_SEED}`);
  const folder = mkdtempSync(join(temporaryRoot(), 'kith-test-'));
  const dataDir = join(folder, 'postgres');
  // What tests write to the temporary folder goes the same way as the run.
  process.env.TMPDIR = folder;
  // Stops PostgreSQL even when this process is killed and never gets to its teardown.
  const reaper = spawn(process.execPath, ['tests/setup/reaper.mjs', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  cpSync(await templateCluster(), dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  const server = await startPostgres({
    dataDir,
    password: TEST_PASSWORD,
    database: 'postgres',
    settings: TEST_SETTINGS,
  });
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
    reaper.stdin.end();
  };
}
