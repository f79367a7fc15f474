import { Pool } from 'pg';
import type { EngineLogger } from './types';

/** What the engine's connections are called in pg_stat_activity. */
export const APPLICATION = 'kith engine';

/** A pool that outlives a crash of the database: broken connections are logged and replaced, never thrown into the void. */
export function openPool(connectionString: string, max: number, logger: EngineLogger): Pool {
  const pool = new Pool({ connectionString, max, connectionTimeoutMillis: 10_000, application_name: APPLICATION });
  const note = (error: Error) => logger.debug({ err: error }, 'A database connection of the engine broke');
  pool.on('error', note);
  // The pool listens to idle connections only; one that is in use has its error thrown by the query as well.
  pool.on('connect', (client) => client.on('error', note));
  return pool;
}
