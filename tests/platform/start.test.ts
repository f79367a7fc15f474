import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '@/db/embedded/free-port';
import { findPostmaster, isAlive, stopPostmaster } from '@/db/embedded/postmaster';

// The starter is real; server and worker are the smallest that can stand in their places, so that a start takes a second.
const root = mkdtempSync(join(tmpdir(), 'kith-start-'));
const data = join(root, 'data');
let port: number;
let running: { app: ChildProcess; said: () => string } | undefined;

const server = `import { createServer } from 'node:http';
const answers = { '/api/health': () => 'well', '/pid': () => String(process.pid), '/env': () => JSON.stringify(process.env) };
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  response.end(answers[request.url]?.() ?? '');
}).listen(Number(process.env.PORT), process.env.HOST);
process.on('SIGTERM', () => { server.close(() => process.exit(0)); server.closeAllConnections(); });`;
const worker = `setInterval(() => {}, 1000); process.on('SIGTERM', () => process.exit(0));`;

beforeAll(async () => {
  for (const place of ['scripts', 'db', 'inngest/local', 'lib', 'tsconfig.json', 'package.json', 'package-lock.json']) {
    cpSync(place, join(root, place), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  mkdirSync(join(root, '.next'));
  writeFileSync(join(root, 'server.ts'), server);
  writeFileSync(join(root, 'inngest/worker.ts'), worker);
  writeFileSync(join(root, 'scripts/seed.ts'), `console.log('Demo sign-in: ana@example.com');`);
  // Newer than every source: as if npm run build had been run.
  writeFileSync(join(root, '.next/BUILD_ID'), 'test');
  port = await freePort();
});

function begin(changes: Record<string, string> = {}): { app: ChildProcess; said: () => string } {
  const env = {
    ...process.env,
    PORT: String(port),
    DATA_DIR: data,
    DATABASE_URL: '',
    APP_DATABASE_URL: '',
    APP_URL: '',
  };
  const settings = { ...env, npm_lifecycle_event: '', AUTH_SECRET: '', ENCRYPTION_KEY: '', ...changes };
  const app = spawn(process.execPath, ['scripts/start.mjs'], { cwd: root, env: settings, stdio: 'pipe' });
  let text = '';
  for (const stream of [app.stdout, app.stderr]) stream?.on('data', (chunk) => (text += chunk));
  return { app, said: () => text };
}

async function start(changes: Record<string, string> = {}) {
  running = begin(changes);
  const { app, said } = running;
  await expect
    .poll(() => said().includes('Ctrl-C stops') || app.exitCode, { timeout: 60_000, interval: 50 })
    .toBeTruthy();
  expect(said()).toContain('Kith runs');
  return running;
}

const ended = async (app: ChildProcess): Promise<number | null> => {
  if (app.exitCode === null && app.signalCode === null) await new Promise((done) => app.once('exit', done));
  return app.exitCode;
};
const get = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
const pidOf = (name: string) => JSON.parse(readFileSync(join(data, 'run', `${name}.json`), 'utf8')).pid as number;

afterEach(async () => {
  running?.app.kill('SIGTERM');
  if (running) await ended(running.app);
});

afterAll(async () => {
  const left = findPostmaster(join(data, 'postgres'));
  if (left) await stopPostmaster(left.pid);
});

describe('npm start', { timeout: 120_000 }, () => {
  it('starts everything, says where it is, and stops everything it started', async () => {
    const { app, said } = await start();
    expect(said()).toContain(`http://localhost:${port}`);
    expect(said()).toContain('Demo sign-in: ana@example.com');
    const secrets = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as Record<string, string>;
    expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(Object.values(secrets).filter((secret) => said().includes(secret))).toEqual([]);
    const env = JSON.parse(await get('/env'));
    expect(env).toMatchObject({ NODE_ENV: 'production', AUTH_SECRET: secrets.authSecret, DATA_DIR: data });
    expect(env.APP_DATABASE_URL).toContain('//kith_app:');
    const pids = [pidOf('server'), pidOf('worker'), findPostmaster(join(data, 'postgres'))?.pid ?? 0];
    app.kill('SIGINT');
    expect(await ended(app)).toBe(0);
    expect(pids.map(isAlive)).toEqual([false, false, false]);
  });

  it('refuses a second start on the same data, and another program on its port, in words that help', async () => {
    await start();
    const second = begin();
    expect(await ended(second.app)).toBe(1);
    expect(second.said()).toContain('npm start already runs on');
    const other = begin({ DATA_DIR: join(root, 'other') });
    expect(await ended(other.app)).toBe(1);
    expect(other.said()).toContain(
      `Port ${port} on 127.0.0.1 is in use by another program. Choose another: PORT=${port + 1}`,
    );
  });

  it('starts a program again that has died', async () => {
    await start();
    const before = await get('/pid');
    await get('/die').catch(() => {});
    await expect.poll(() => get('/pid').catch(() => before), { timeout: 20_000 }).not.toBe(before);
  });

  it('starts after all of it was killed at once, and takes over the database', async () => {
    const { app } = await start();
    const postgres = findPostmaster(join(data, 'postgres'))?.pid;
    const children = spawnSync('ps', ['-o', 'pid=', '--ppid', String(app.pid)], { encoding: 'utf8' }).stdout;
    for (const pid of [
      ...children.trim().split(/\s+/).map(Number),
      pidOf('server'),
      pidOf('worker'),
      Number(app.pid),
    ]) {
      process.kill(pid, 'SIGKILL');
    }
    await ended(app);
    await start();
    expect(findPostmaster(join(data, 'postgres'))?.pid).toBe(postgres);
  });

  it('leaves no server behind when only the starter is killed', async () => {
    const { app } = await start();
    const pids = [pidOf('server'), pidOf('worker')];
    app.kill('SIGKILL');
    await expect.poll(() => pids.some(isAlive), { timeout: 10_000 }).toBe(false);
    await start();
  });

  it('names the setting that is wrong', async () => {
    const wrong = begin({ PORT: 'eighty' });
    expect(await ended(wrong.app)).toBe(1);
    expect(wrong.said()).toContain('PORT: must be a whole number from 1 to 65535');
  });
});
