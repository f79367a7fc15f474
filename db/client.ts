import type postgres from 'postgres';
import { connect } from './connect';

// The server runs the same module twice, once bundled by Next: one pool a process, not one a bundle.
const KEY = Symbol.for('kith.db');
type Name = 'app' | 'owner';
type Pools = { [name in Name]?: postgres.Sql } & { retired: Set<postgres.Sql> };
const shared = globalThis as { [KEY]?: Pools };
shared[KEY] ??= { retired: new Set() };
const pools = shared[KEY];

const RETIRE_AFTER_MS = 1_000;
const DRAIN_MS = 60_000;

/** The application's pool, as role `kith_app` under row-level security; opened at the first call. */
export function appSql(): postgres.Sql {
  pools.app ??= open('app', setting('APP_DATABASE_URL'), Number(process.env.DATABASE_POOL_SIZE ?? 10), 'kith');
  return pools.app;
}

/** The owner's pool, which no policy binds: for migrations, the worker's engine and scripts only. */
export function ownerSql(): postgres.Sql {
  pools.owner ??= open('owner', setting('DATABASE_URL'), 3, 'kith-owner');
  return pools.owner;
}

/** Waits for running statements (5 s at most), then closes both pools; the next call of either opens it again. */
export async function closeDb(): Promise<void> {
  const all = [pools.app, pools.owner, ...pools.retired];
  pools.app = undefined;
  pools.owner = undefined;
  pools.retired.clear();
  await Promise.all(all.map((sql) => sql?.end({ timeout: 5 })));
}

function open(name: Name, url: string, max: number, applicationName: string): postgres.Sql {
  const openedAt = performance.now();
  const onclose = () => retire(name, sql, openedAt);
  const sql = connect(url, { max, connection: { application_name: applicationName }, onclose });
  return sql;
}

/**
 * A connection of postgres.js 3.4.9 that breaks while a statement waits to be sent never sends again: after a break new work gets
 * new connections, and what was left on the broken one is refused when connecting is given up. At most one new pool a second, so
 * that an outage does not open one for every statement.
 */
function retire(name: Name, sql: postgres.Sql, openedAt: number): void {
  if (pools[name] !== sql) return;
  const early = RETIRE_AFTER_MS - (performance.now() - openedAt);
  if (early > 0) return void setTimeout(() => retire(name, sql, openedAt), early).unref();
  pools[name] = undefined;
  pools.retired.add(sql);
  // What it has under way comes to its end first.
  setTimeout(() => {
    if (pools.retired.delete(sql)) void sql.end({ timeout: 5 });
  }, DRAIN_MS).unref();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Kith with npm start, which derives it, or set it`);
  return value;
}
