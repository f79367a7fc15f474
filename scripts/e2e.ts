import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '@/db/embedded/free-port';
import { step } from './start/step.mjs';

// npm run test:e2e [playwright's arguments]: the browser tests against the real application, started as a user would,
// on a port and in a folder of its own. With E2E_BASE_URL set, against an application that runs already.

const browsers = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const START_MS = 600_000;
const STOP_MS = 20_000;
const log = 'test-results/app.log';

async function startKith(folder: string): Promise<{ app: ChildProcess; url: string }> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const settings = {
    PORT: String(port),
    HOST: '127.0.0.1',
    APP_URL: url,
    DATA_DIR: join(folder, 'data'),
    DATABASE_URL: '',
  };
  const app = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  mkdirSync('test-results', { recursive: true });
  // Emptied at once: what an earlier run said must not be taken for this one's.
  writeFileSync(log, '');
  const file = createWriteStream(log, { flags: 'a' });
  app.stdout?.pipe(file, { end: false });
  app.stderr?.pipe(file, { end: false });
  const until = performance.now() + START_MS;
  while (!readFileIfThere(log).includes('Kith runs')) {
    if (app.exitCode !== null || performance.now() > until)
      throw new Error(`Kith did not start:\n${readFileIfThere(log)}`);
    await wait(100);
  }
  return { app, url };
}

const readFileIfThere = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : '');

async function stopKith(app: ChildProcess | undefined): Promise<void> {
  if (!app || app.exitCode !== null) return;
  const ended = new Promise((done) => app.once('exit', done));
  app.kill('SIGTERM');
  await Promise.race([ended, wait(STOP_MS, null, { ref: false })]);
  if (app.exitCode === null) app.kill('SIGKILL');
}

async function playwright(env: Record<string, string>): Promise<number> {
  const args = ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((done) => child.once('exit', (code) => done(code ?? 1)));
}

async function main(): Promise<number> {
  const browser = browsers.find((path) => path && existsSync(path));
  if (!browser) {
    console.error('No browser found: apt-get install -y --no-install-recommends chromium (or set CHROMIUM_PATH)');
    return 1;
  }
  if (process.env.E2E_BASE_URL) return playwright({ CHROMIUM_PATH: browser });
  const folder = mkdtempSync(join(tmpdir(), 'kith-e2e-'));
  let app: ChildProcess | undefined;
  try {
    const started = await step('Starting Kith for the browser tests', () => startKith(folder));
    app = started.app;
    return await playwright({ CHROMIUM_PATH: browser, E2E_BASE_URL: started.url, E2E_DATA_DIR: join(folder, 'data') });
  } finally {
    await stopKith(app);
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    console.error(`\n${error.message}\n`);
    process.exit(1);
  },
);
