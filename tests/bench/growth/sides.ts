import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { closeDb, ownerSql } from '@/db/client';
import { connect } from '@/db/connect';
import type { Ctx } from '@/lib/services/context';
import { migrateAll } from '@/scripts/start/migrate-all';
import { openDatabase } from '@/scripts/start/open-database';
import { addBenchStudents, type BenchSchool, makeBenchSchool } from '../lib/bench-school';

/** One of the two databases that are compared. */
export interface Side extends BenchSchool {
  ctx: Ctx;
  /** One connection as the application's role. */
  app: postgres.Sql;
  owner: postgres.Sql;
  codes: string[];
  /** Friends whose browsers are known, with four touches each in the last weeks; filled by `fillTouches`. */
  people: string[];
}

const CODES = 500;

/** Two databases of one PostgreSQL with Kith's own settings, each with the same school, and no touches yet. */
export async function openSides(): Promise<{ small: Side; large: Side; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(process.env.BENCH_DIR ?? tmpdir(), 'kith-growth-'));
  const password = () => randomBytes(24).toString('hex');
  const secrets = { ownerPassword: password(), appPassword: password() };
  Object.assign(process.env, {
    NODE_ENV: 'production',
    DATA_DIR: folder,
    APP_URL: 'http://127.0.0.1:3000',
    AUTH_SECRET: password(),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    LOG_LEVEL: 'error',
  });
  delete process.env.DATABASE_URL;
  const database = await openDatabase(folder, secrets as never);
  const sides: Side[] = [];
  const stop = async () => {
    await Promise.all(sides.flatMap(({ app, owner }) => [app.end({ timeout: 5 }), owner.end({ timeout: 5 })]));
    await closeDb();
    await database.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const [url, appUrl] = [String(process.env.DATABASE_URL), String(process.env.APP_DATABASE_URL)];
    for (const name of ['small', 'large']) {
      await ownerSql().unsafe(`create database ${name}`);
      await closeDb();
      sides.push(await openSide(named(url, name), named(appUrl, name), secrets.appPassword));
      Object.assign(process.env, { DATABASE_URL: url, APP_DATABASE_URL: appUrl });
    }
    const [small, large] = sides as [Side, Side];
    return { small, large, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openSide(url: string, appUrl: string, appPassword: string): Promise<Side> {
  // The services that make the school take their pools from here.
  Object.assign(process.env, { DATABASE_URL: url, APP_DATABASE_URL: appUrl });
  await migrateAll(url, appPassword);
  const school = await makeBenchSchool({ currency: 'USD', timeZone: 'America/New_York' });
  const codes = await addBenchStudents(school, CODES);
  await closeDb();
  const app = connect(appUrl, { max: 1 });
  return { ...school, app, owner: connect(url, { max: 1 }), codes, people: [] };
}

function named(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}
