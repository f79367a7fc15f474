import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDb, ownerSql } from '@/db/client';
import { freePort } from '@/db/embedded/free-port';
import { isAlive } from '@/db/embedded/postmaster';
import { type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';
import { appUrl } from '@/db/migrate';
import { build } from '@/scripts/start/build';
import { migrateAll } from '@/scripts/start/migrate-all';
import { type Program, program } from './program';

export const VICTIMS = ['server', 'worker', 'bank', 'postgres'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface Rig {
  url: string;
  folder: string;
  bankDir: string;
  programs: Record<Victim, Program>;
  /** From the next start on, the bank makes no mistakes. */
  healBank(): void;
  stop(): Promise<void>;
}

const BANK_TIMEOUT_MS = 1_000;
const SETTLEMENT_MS = 700;

/**
 * Server, worker, bank and PostgreSQL as processes of their own in a temporary folder, on ports that stay theirs, so that each
 * finds the others again. The bank answers 12 % of requests late, wrongly or not at all, and fails to settle 5 % of transfers.
 */
export async function startRig(seed: number): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'kith-crash-'));
  const disarm = stopPostgresWhenKilled(folder);
  const ports = { server: await freePort(), bank: await freePort(), postgres: await freePort() };
  mkdirSync(join(folder, 'logs'));
  // Pages play no part here: those of any build will do.
  if (!existsSync('.next/BUILD_ID')) await build(join(folder, 'logs/build.log'), new AbortController().signal);
  const postgres = postgresProgram(folder, ports.postgres);
  const url = `http://127.0.0.1:${ports.server}`;
  setEnvironment(folder, url, ports.bank);
  const bank = bankProgram(folder, ports.bank, seed);
  const programs: Rig['programs'] = {
    postgres: postgres.program,
    bank: bank.program,
    worker: workerProgram(folder),
    server: serverProgram(folder, url),
  };
  const stop = async () => {
    await Promise.allSettled([programs.server.stop(), programs.worker.stop(), programs.bank.stop()]);
    await closeDb();
    await programs.postgres.stop();
    disarm();
  };
  try {
    await programs.postgres.start();
    await migrateAll(postgres.url(), postgres.appPassword);
    await Promise.all([programs.bank.start(), programs.worker.start(), programs.server.start()]);
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\nLogs: ${folder}`);
  }
  return { url, folder, bankDir: join(folder, 'bank'), programs, healBank: bank.heal, stop };
}

/** SIGKILL of the bench would leave PostgreSQL behind; the others end with their parent. */
function stopPostgresWhenKilled(folder: string): () => void {
  const reaper = spawn(process.execPath, ['tests/setup/reaper.mjs', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  reaper.unref();
  return () => void reaper.kill('SIGKILL');
}

function setEnvironment(folder: string, url: string, bankPort: number): void {
  Object.assign(process.env, {
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    PORT: new URL(url).port,
    APP_URL: url,
    DATA_DIR: folder,
    AUTH_SECRET: randomBytes(24).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    SANDBOX_BANK_URL: `http://127.0.0.1:${bankPort}`,
    SANDBOX_BANK_TIMEOUT_MS: String(BANK_TIMEOUT_MS),
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_COMPILE_CACHE: 'node_modules/.cache/kith-compiled',
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  });
}

function postgresProgram(folder: string, port: number) {
  const password = randomBytes(24).toString('hex');
  const appPassword = randomBytes(24).toString('hex');
  const settings = { max_connections: '150', shared_buffers: '128MB', autovacuum_naptime: '5s' };
  let server: RunningPostgres | undefined;
  const start = async () => {
    server = await startPostgres({ dataDir: join(folder, 'postgres'), password, port, settings });
    process.env.DATABASE_URL = server.url;
    process.env.APP_DATABASE_URL = appUrl(server.url, appPassword);
  };
  const kill = async () => {
    if (!server) return;
    process.kill(server.pid, 'SIGKILL');
    while (isAlive(server.pid)) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  const stop = async () => server?.stop();
  return { program: { start, kill, stop, ends: () => 0 }, appPassword, url: () => String(server?.url) };
}

function bankProgram(folder: string, port: number, seed: number) {
  let well = false;
  const faults = () => (well ? [] : ['--faults', '0.12', '--failures', '0.05', '--late', String(BANK_TIMEOUT_MS * 2)]);
  const bank = program({
    args: () => [
      'scripts/sandbox-bank.ts',
      ...['--dir', join(folder, 'bank'), '--port', String(port), '--settlement', String(SETTLEMENT_MS)],
      ...['--seed', String(seed), ...faults()],
    ],
    logFile: join(folder, 'logs/bank.log'),
    isReady: () => answers(`http://127.0.0.1:${port}/`),
  });
  const heal = () => {
    well = true;
  };
  return { program: bank, heal };
}

const serverProgram = (folder: string, url: string) =>
  program({
    args: () => ['server.ts'],
    logFile: join(folder, 'logs/server.log'),
    isReady: () => answers(`${url}/api/health`),
  });

/** Ready when it has signed itself in as the only one that lives. */
function workerProgram(folder: string): Program {
  let known = 0;
  const latest = async () => {
    const [row] = await ownerSql()<{ id: number }[]>`
      select coalesce(max(id), 0)::int as id from inngest_local.workers`.catch(() => [{ id: known }]);
    return row?.id ?? 0;
  };
  const worker = program({
    args: () => ['inngest/worker.ts'],
    logFile: join(folder, 'logs/worker.log'),
    isReady: async () => (await latest()) > known,
  });
  const start = async () => {
    known = await latest();
    await worker.start();
  };
  return { ...worker, start };
}

async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  await response?.body?.cancel();
  return response !== null;
}
