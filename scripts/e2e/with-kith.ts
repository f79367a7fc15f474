import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';
import { step } from '../start/step.mjs';
import { temporaryRoot } from './temporary-root';

const START_MS = 600_000;
const STOP_MS = 20_000;

/** What the tests have to know of the application that they look at. */
export type KithUnderTest = { E2E_BASE_URL: string; E2E_DATA_DIR?: string };

/**
 * The real application, started as a user would, on a port and in a folder of its own, for as long as `run` lasts.
 * With E2E_BASE_URL set, one that runs already.
 * @param log the file for what the application says
 */
export async function withKith<Answer>(log: string, run: (kith: KithUnderTest) => Promise<Answer>): Promise<Answer> {
  const { E2E_BASE_URL, E2E_DATA_DIR } = process.env;
  if (E2E_BASE_URL) return run({ E2E_BASE_URL, ...(E2E_DATA_DIR && { E2E_DATA_DIR }) });
  const folder = mkdtempSync(join(temporaryRoot(), 'kith-e2e-'));
  const dataDir = join(folder, 'data');
  let app: ChildProcess | undefined;
  try {
    const url = await step('Starting Kith for the browser tests', async () => {
      const port = await freePort();
      const address = `http://127.0.0.1:${port}`;
      app = spawnKith(log, { PORT: String(port), HOST: '127.0.0.1', APP_URL: address, DATA_DIR: dataDir });
      await isUp(app, log);
      return address;
    });
    return await run({ E2E_BASE_URL: url, E2E_DATA_DIR: dataDir });
  } finally {
    await stopKith(app);
    rmSync(folder, { recursive: true, force: true });
  }
}

function spawnKith(log: string, settings: Record<string, string>): ChildProcess {
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn', DATABASE_URL: '', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  mkdirSync(dirname(log), { recursive: true });
  // Emptied at once: what an earlier run said must not be taken for this one's.
  writeFileSync(log, '');
  const file = createWriteStream(log, { flags: 'a' });
  app.stdout?.pipe(file, { end: false });
  app.stderr?.pipe(file, { end: false });
  return app;
}

async function isUp(app: ChildProcess, log: string): Promise<void> {
  const said = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const until = performance.now() + START_MS;
  while (!said().includes('Kith runs')) {
    if (app.exitCode !== null || performance.now() > until) throw new Error(`Kith did not start:\n${said()}`);
    await wait(100);
  }
}

async function stopKith(app: ChildProcess | undefined): Promise<void> {
  if (!app || app.exitCode !== null) return;
  const ended = new Promise((done) => app.once('exit', done));
  app.kill('SIGTERM');
  await Promise.race([ended, wait(STOP_MS, null, { ref: false })]);
  if (app.exitCode === null) app.kill('SIGKILL');
}
