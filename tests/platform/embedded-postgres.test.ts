import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect } from '@/db/connect';
import { findPostmaster, isAlive } from '@/db/embedded/postmaster';
import { type PostgresOptions, type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';
import { appUrl, migrate } from '@/db/migrate';

const settings = { fsync: 'off' };
const password = 'a b/c:d@e';
let root: string;
let options: PostgresOptions;
const started: RunningPostgres[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'kith-embedded-'));
  options = { dataDir: join(root, 'postgres'), password, settings };
});

afterAll(async () => {
  for (const server of started) if (isAlive(server.pid)) await server.stop();
  rmSync(root, { recursive: true, force: true });
});

async function start(changes: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ ...options, ...changes });
  started.push(server);
  return server;
}

async function ask(url: string, query: string): Promise<unknown> {
  const sql = connect(url, { max: 1, connect_timeout: 5 });
  try {
    return Object.values((await sql.unsafe(query))[0] ?? {})[0];
  } finally {
    await sql.end({ timeout: 1 });
  }
}

describe('embedded PostgreSQL', () => {
  it('starts on an empty folder, listens on this machine only, and stops', async () => {
    const server = await start();
    expect(server.reused).toBe(false);
    expect(await ask(server.url, 'show listen_addresses')).toBe('127.0.0.1');
    expect(await ask(server.url, 'show unix_socket_directories')).toBe('');
    expect(Number(await ask(server.url, 'show server_version_num'))).toBeGreaterThanOrEqual(180000);
    await server.stop();
    expect(isAlive(server.pid)).toBe(false);
    expect(findPostmaster(options.dataDir)).toBeNull();
  });

  it('lets nobody in without the password', async () => {
    const server = await start();
    await expect(ask(server.url.replace(/:[^:@]*@/, ':wrong@'), 'select 1')).rejects.toThrow('password authentication');
    await server.stop();
  });

  it('takes over the server of a starter that was killed, and keeps its rows', async () => {
    const script = join(root, 'starter.mts');
    const launcher = JSON.stringify(join(process.cwd(), 'db/embedded/start-postgres'));
    const text = `import { startPostgres } from ${launcher};
      await startPostgres(${JSON.stringify(options)});
      process.kill(process.pid, 'SIGKILL');`;
    writeFileSync(script, text);
    const killed = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8' });
    expect(killed.signal, killed.stderr).toBe('SIGKILL');
    const orphan = findPostmaster(options.dataDir);
    const server = await start();
    expect(server).toMatchObject({ reused: true, pid: orphan?.pid, port: orphan?.port });
    await ask(server.url, 'create table kept as select 7 as n');
    await server.stop();
  });

  it('recovers what was committed when the server itself is killed', async () => {
    const first = await start({ settings: {} });
    await ask(first.url, 'create table survived as select 8 as n');
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => isAlive(first.pid)).toBe(false);
    const second = await start();
    expect(second.reused).toBe(false);
    expect(await ask(second.url, 'select n from survived')).toBe(8);
    await second.stop();
  });

  it('waits for the processes of a killed server, however much they write into the log', async () => {
    const first = await start();
    const client = connect(first.url, { max: 1 });
    const [row] = await client`select pg_backend_pid() as pid`;
    // One that does not go yet, and the farewell of many others.
    process.kill(row?.pid, 'SIGSTOP');
    const farewell = 'FATAL:  terminating connection due to unexpected postmaster exit\n'.repeat(20);
    const talking = setInterval(() => appendFileSync(`${options.dataDir}.log`, farewell), 5);
    setTimeout(() => process.kill(row?.pid, 'SIGKILL'), 1_000);
    process.kill(first.pid, 'SIGKILL');
    await expect.poll(() => isAlive(first.pid)).toBe(false);
    const second = await start({ port: first.port }).finally(() => clearInterval(talking));
    expect(await ask(second.url, 'select 1')).toBe(1);
    await client.end({ timeout: 1 });
    await second.stop();
  });

  it('replaces a running server when another port is wanted', async () => {
    const first = await start();
    const second = await start({ port: first.port + 1 });
    expect(second).toMatchObject({ reused: false, port: first.port + 1 });
    expect(isAlive(first.pid)).toBe(false);
    await second.stop();
  });

  it('ignores a pid file whose number now belongs to another program', async () => {
    const file = `${process.pid}\n${options.dataDir}\n1\n5432\n\n127.0.0.1\n\nready   \n`;
    writeFileSync(join(options.dataDir, 'postmaster.pid'), file.replace(/^\d+/, '1'));
    expect(findPostmaster(options.dataDir)).toBeNull();
    const server = await start();
    expect(server.reused).toBe(false);
    await server.stop();
  });

  it('says why it cannot start, with the end of the log', async () => {
    await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/shared_buffers/);
  });

  it('clears away what a first start left that was killed half-way', async () => {
    const dataDir = join(root, 'second');
    mkdirSync(`${dataDir}.new/base`, { recursive: true });
    const server = await start({ dataDir });
    expect(existsSync(`${dataDir}.new`)).toBe(false);
    await server.stop();
  });

  it('gives the application a role that row-level security binds, whatever its password holds', async () => {
    const server = await start();
    const appPassword = `a'b"c %s/$1 @:`;
    const folder = mkdtempSync(join(root, 'none-'));
    await migrate({ ownerUrl: server.url, appPassword, engine: async () => {}, folder });
    const query = 'select rolname::text || rolsuper || rolbypassrls from pg_roles where rolname = current_user';
    expect(await ask(appUrl(server.url, appPassword), query)).toBe('kith_appfalsefalse');
    await ask(server.url, 'alter role kith_app bypassrls');
    const again = migrate({ ownerUrl: server.url, appPassword, engine: async () => {}, folder });
    await expect(again).rejects.toThrow('bypasses row-level security');
    await server.stop();
  });
});
