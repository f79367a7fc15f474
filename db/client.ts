import type postgres from 'postgres';
import { connect } from './connect';

// The server runs the same module twice, once bundled by Next: one pool a process, not one a bundle.
const KEY = Symbol.for('kith.db');
type Pools = { app?: postgres.Sql; owner?: postgres.Sql };
const shared = globalThis as { [KEY]?: Pools };
shared[KEY] ??= {};
const pools = shared[KEY];

/** The application's pool, as role `kith_app` under row-level security; opened at the first call. */
export function appSql(): postgres.Sql {
  pools.app ??= connect(setting('APP_DATABASE_URL'), {
    max: Number(process.env.DATABASE_POOL_SIZE ?? 10),
    connection: { application_name: 'kith' },
  });
  return pools.app;
}

/** The owner's pool, which no policy binds: for migrations, the worker's engine and scripts only. */
export function ownerSql(): postgres.Sql {
  pools.owner ??= connect(setting('DATABASE_URL'), { max: 3, connection: { application_name: 'kith-owner' } });
  return pools.owner;
}

/** Waits for running statements (5 s at most), then closes both pools; the next call of either opens it again. */
export async function closeDb(): Promise<void> {
  const open = [pools.app, pools.owner];
  pools.app = undefined;
  pools.owner = undefined;
  await Promise.all(open.map((sql) => sql?.end({ timeout: 5 })));
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: start Kith with npm start, which derives it, or set it`);
  return value;
}
