import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { closeDb } from '@/db/client';
import { env } from '@/lib/env';
import { build, isBuilt } from './build';
import { migrateAll } from './migrate-all';
import { type OpenDatabase, openDatabase } from './open-database';
import { isPortFree } from './port';
import { takeLock } from './run-lock';
import { seed } from './seed';
import { completeSettings } from './settings';
import { step } from './step.mjs';
import { type Supervised, stopLeftBehind, supervise } from './supervise';
import { waitForHealth } from './wait-for-health';
import { watchSources } from './watch';

const dev = process.argv.includes('--dev');
const abort = new AbortController();
const undo: (() => Promise<void> | void)[] = [];
const children: Supervised[] = [];
let ending = false;
let work: Promise<void> | undefined;

/** Ends all that was started, last first, then this process. A second call does not wait any more. */
async function finish(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  abort.abort(new Error('stopped'));
  // What is just being started must be known before it can be stopped.
  await Promise.race([work?.catch(() => {}), wait(15_000)]);
  for (const act of undo.reverse()) {
    await Promise.resolve(act()).catch((error) => {
      console.error(`  ! ${(error as Error).message}`);
      code ||= 1;
    });
  }
  process.exit(code);
}

function onSignals(): void {
  let first = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      const now = performance.now();
      if (!first) {
        first = now;
        console.log('\n  Stopping …');
        void finish(0);
        // npm passes on the same Ctrl-C that the terminal has sent already; only a later one is an order to hurry.
      } else if (now - first > 1000) {
        for (const child of children) child.kill();
        process.exit(130);
      }
    });
  }
  process.once('disconnect', () => void finish(1));
  process.channel?.unref();
}

async function prepare(): Promise<{ database: OpenDatabase; signIns: string; dataDir: string }> {
  const { dataDir, secrets } = completeSettings(dev ? 'development' : 'production');
  const lock = takeLock(dataDir, dev ? 'npm run dev' : 'npm start');
  if (!lock.ok) {
    const { command, pid } = lock.holder;
    throw new Error(
      `${command} already runs on ${dataDir} (process ${pid}). Stop it, or choose another folder: DATA_DIR=.data2 PORT=3001 npm start`,
    );
  }
  undo.push(lock.release);
  for (const name of ['server', 'worker']) {
    if (await stopLeftBehind(dataDir, name)) console.log(`  ✓ Stopped the ${name} of a start that was killed`);
  }
  const { PORT, HOST } = process.env;
  if (!(await isPortFree(Number(PORT), String(HOST)))) {
    throw new Error(
      `Port ${PORT} on ${HOST} is in use by another program. Choose another: PORT=${Number(PORT) + 1} npm start`,
    );
  }
  if (!dev && !isBuilt()) {
    await step('Building the pages (once for each change)', () => build(join(dataDir, 'logs/build.log'), abort.signal));
    abort.signal.throwIfAborted();
  }
  const database = await step('Opening the database', () => openDatabase(dataDir, secrets));
  undo.push(database.stop);
  abort.signal.throwIfAborted();
  await step('Bringing the database up to date', () =>
    migrateAll(String(process.env.DATABASE_URL), secrets.appPassword),
  );
  abort.signal.throwIfAborted();
  env();
  const signIns = await step('Looking for the demo school', () => seed(abort.signal));
  await closeDb();
  abort.signal.throwIfAborted();
  return { database, signIns, dataDir };
}

async function run(dataDir: string): Promise<void> {
  const { HOST, PORT } = env();
  const onGiveUp = (reason: string) => {
    console.error(`\n${reason}\n`);
    abort.abort(new Error(reason));
    void finish(1);
  };
  undo.push(async () => void (await Promise.all(children.map((child) => child.stop()))));
  children.push(supervise({ name: 'server', file: 'server.ts', dataDir, onGiveUp }));
  children.push(supervise({ name: 'worker', file: 'inngest/worker.ts', dataDir, onGiveUp }));
  const host = HOST === '0.0.0.0' || HOST === '::' ? '127.0.0.1' : HOST;
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${PORT}/api/health`;
  await step('Starting server and worker', () => waitForHealth(url, 90_000, abort.signal));
  if (dev) undo.push(watchSources(() => children.forEach((child) => void child.restart())));
}

async function main(): Promise<void> {
  const began = performance.now();
  const { database, signIns, dataDir } = await prepare();
  await run(dataDir);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const lines = [`Kith runs (${seconds} s): ${env().APP_URL}`, `Data: ${dataDir}, ${database.label}`];
  if (signIns) lines.push('', ...signIns.split('\n'));
  console.log(`\n  ${[...lines, '', 'Ctrl-C stops everything.'].join('\n  ')}\n`);
}

onSignals();
work = main();
work.catch((error: Error) => {
  if (ending) return;
  console.error(`\n${error.message}\n`);
  void finish(1);
});
