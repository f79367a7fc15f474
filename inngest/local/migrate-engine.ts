import { runMigrations } from 'graphile-worker';
import { Client } from 'pg';
import { SCHEMA } from './schema';

// Two processes that start at once must not create the same objects side by side.
const MIGRATION_LOCK = 72_014_519;

/**
 * Installs or updates graphile-worker's schema and the engine's own (`inngest_local`). May be run any number of times.
 * @param connectionString of the owner role
 */
export async function migrateEngine(connectionString: string): Promise<void> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await runMigrations({ connectionString });
    await client.query(`begin; set local client_min_messages = warning; ${SCHEMA} commit;`);
  } finally {
    await client.end();
  }
}
