import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { type Binaries, findBinaries } from './binaries';
import { freePort } from './free-port';
import { initCluster, OWNER_ROLE } from './init-cluster';
import { findPostmaster, isAlive, type Postmaster, stopPostmaster } from './postmaster';
import { giveFolder, type Unprivileged, unprivileged } from './unprivileged';

export interface PostgresOptions {
  /** The cluster's own folder; made when it does not exist. Its log is the file beside it, `<dataDir>.log`. */
  dataDir: string;
  /** The owner's password, fixed when the cluster is made. */
  password: string;
  /** Port on 127.0.0.1; a free one by default. */
  port?: number;
  /** Database to make when it does not exist, and to point the URL at. */
  database?: string;
  /** Server settings, e.g. `{fsync: 'off'}` for tests. */
  settings?: Record<string, string>;
}

export interface RunningPostgres {
  /** The owner's URL. */
  url: string;
  port: number;
  pid: number;
  /** True when a server that an earlier, killed start left behind was taken over. */
  reused: boolean;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 60_000;
const MAX_LOG_BYTES = 10 * 1024 * 1024;

/**
 * Starts PostgreSQL on 127.0.0.1 over a data folder, or takes over the one that already runs on it.
 * @throws Error in words for the person who starts Kith, with the end of the server's log
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const database = options.database ?? 'kith';
  const orphan = await takeOver(dataDir, options);
  const server = orphan ?? (await launch(dataDir, options));
  const url = urlOf(server.port, options.password, database);
  await createDatabase(urlOf(server.port, options.password, 'postgres'), database);
  return { url, port: server.port, pid: server.pid, reused: orphan !== null, stop: () => stopPostmaster(server.pid) };
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${OWNER_ROLE}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

async function takeOver(dataDir: string, options: PostgresOptions): Promise<Postmaster | null> {
  const found = findPostmaster(dataDir);
  if (!found) return null;
  const usable = found.ready && (options.port === undefined || options.port === found.port);
  if (usable && (await answers(urlOf(found.port, options.password, 'postgres')))) return found;
  await stopPostmaster(found.pid);
  return null;
}

async function launch(dataDir: string, options: PostgresOptions): Promise<Postmaster> {
  const binaries = findBinaries();
  const as = unprivileged();
  initCluster(binaries, as, dataDir, options.password);
  giveFolder(dataDir, as.ownerUid);
  // Every live server was dealt with before: what is left was left by a killed one.
  rmSync(join(dataDir, 'postmaster.pid'), { force: true });
  const deadline = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    const port = options.port ?? (await freePort());
    const before = logSize(dataDir);
    const server = await attempt(binaries, as, dataDir, port, options.settings ?? {}, deadline);
    if (server) return server;
    // Processes of a killed server let go of its memory within a second or two; a free port may be lost in a race. While they
    // go they write into the same log, so all of it counts that came since.
    const passing = /shared memory block|lock file|could not bind/.test(logSince(dataDir, before));
    if (!passing || performance.now() > deadline - START_TIMEOUT_MS + 10_000) {
      throw new Error(`PostgreSQL did not start. The end of ${dataDir}.log:\n${logEnd(dataDir)}`);
    }
    await wait(200);
  }
}

async function attempt(
  binaries: Binaries,
  as: Unprivileged,
  dataDir: string,
  port: number,
  settings: Record<string, string>,
  deadline: number,
): Promise<Postmaster | null> {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port), ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program, args] = as.wrap(binaries.postgres, ['-D', dataDir, ...flags]);
  // A file, not a pipe: the log must outlive us. Its own session: Ctrl-C must not end it before its clients.
  const log = openLog(`${dataDir}.log`);
  const child = spawn(program, args, { ...as.spawnOptions, stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const failed = new Promise<Error>((done) => child.once('error', done));
  child.unref();
  while (performance.now() < deadline) {
    const server = findPostmaster(dataDir);
    if (server?.ready && server.pid === child.pid) return server;
    if (child.exitCode !== null || child.signalCode !== null) return null;
    const error = await Promise.race([failed, wait(10)]);
    if (error) throw new Error(`PostgreSQL could not be started: ${error.message}`);
  }
  if (child.pid && isAlive(child.pid)) await stopPostmaster(child.pid);
  return null;
}

function openLog(file: string): number {
  const full = (statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES;
  return openSync(file, full ? 'w' : 'a', 0o600);
}

function logSize(dataDir: string): number {
  return statSync(`${dataDir}.log`, { throwIfNoEntry: false })?.size ?? 0;
}

/** What was written since the log had that size; all of it when it was begun anew meanwhile. */
function logSince(dataDir: string, size: number): string {
  if (!existsSync(`${dataDir}.log`)) return '';
  const bytes = readFileSync(`${dataDir}.log`);
  return bytes.toString('utf8', size <= bytes.length ? size : 0);
}

function logEnd(dataDir: string): string {
  const file = `${dataDir}.log`;
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '(no log)';
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 3, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch {
    return false;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

async function createDatabase(maintenanceUrl: string, database: string): Promise<void> {
  const sql = postgres(maintenanceUrl, { max: 1, onnotice: () => {} });
  try {
    const found = await sql`select 1 from pg_database where datname = ${database}`;
    if (found.length === 0) await sql`create database ${sql(database)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
