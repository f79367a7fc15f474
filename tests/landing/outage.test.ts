import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { closeDb, ownerSql } from '@/db/client';
import { type RunningPostgres, startPostgres } from '@/db/embedded/start-postgres';
import { appUrl } from '@/db/migrate';
import { landing } from '@/lib/landing/app';
import { closeCodeFacts } from '@/lib/services/tracking/code-facts';
import { resumeTouchReplay, stopTouchReplay } from '@/lib/services/tracking/touch-outage';
import { migrateAll } from '@/scripts/start/migrate-all';
import { anOrganization } from '@/tests/factories/organization';
import { aCode } from '@/tests/factories/referral-code';

// A PostgreSQL of its own, because it is pulled away.
const PASSWORD = 'test';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1';
let root: string;
let server: RunningPostgres;
const before = { ...process.env };

const start = (port?: number) =>
  startPostgres({
    dataDir: join(root, 'postgres'),
    password: PASSWORD,
    settings: { fsync: 'off' },
    ...(port && { port }),
  });

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'kith-outage-'));
  server = await start();
  await migrateAll(server.url, PASSWORD);
  process.env.DATABASE_URL = server.url;
  process.env.APP_DATABASE_URL = appUrl(server.url, PASSWORD);
  process.env.DATA_DIR = root;
});

afterAll(async () => {
  stopTouchReplay();
  await closeCodeFacts();
  await closeDb();
  await server.stop();
  Object.assign(process.env, before);
  rmSync(root, { recursive: true, force: true });
});

const open = (code: string, cookie?: string) =>
  landing.request(`/r/${code}`, { headers: { 'user-agent': PHONE, ...(cookie && { cookie }) } });
const visitorOf = (response: Response) =>
  /kith_v=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] as string;

it('loses no touch when PostgreSQL is pulled away under load, and stores each once when it is back', async () => {
  const { code } = await aCode(ownerSql(), await anOrganization());
  const seen = new Set<string>();
  let unanswered = 0;
  const visit = async () => {
    const response = await open(code);
    if (response.status === 200) seen.add(visitorOf(response));
    else unanswered += 1;
  };
  const wave = () => Promise.all(Array.from({ length: 50 }, visit));
  await visit();
  expect(unanswered).toBe(0);
  const running = Promise.all([wave(), wave()]);
  process.kill(server.pid, 'SIGKILL');
  await running;
  for (let count = 0; count < 5; count += 1) await wave();
  // A code that nobody has opened before cannot be known now: a page that says so, and no error.
  expect((await open('NEVER-SEEN')).status).toBe(503);
  expect(unanswered).toBe(0);
  server = await start(server.port);
  await wave();
  const stored = () =>
    ownerSql()`select visitor_id from touches`.then((rows) => rows.map((row) => row.visitor_id).sort());
  await expect.poll(stored, { timeout: 45_000 }).toHaveLength(seen.size);
  expect(await stored()).toEqual([...seen].sort());
  const [folded] = await ownerSql()`select sum(touches)::int as touches from rollup_daily`;
  expect(folded?.touches).toBe(seen.size);
  await expect.poll(() => readdirSync(join(root, 'touches'))).toEqual([]);
  // And the way is the usual one again.
  await visit();
  expect(await stored()).toHaveLength(seen.size);
}, 120_000);

it('takes over what a killed process has left', async () => {
  const { code } = await aCode(ownerSql(), await anOrganization());
  expect((await open(code)).status).toBe(200);
  await server.stop();
  const kept = await open(code);
  expect(kept.status).toBe(200);
  const visitor = visitorOf(kept);
  stopTouchReplay();
  server = await start(server.port);
  resumeTouchReplay();
  const found = () => ownerSql()`select 1 from touches where visitor_id = ${visitor}`.then((rows) => rows.length);
  await expect.poll(found, { timeout: 45_000 }).toBe(1);
}, 120_000);
