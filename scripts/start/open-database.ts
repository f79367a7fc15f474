import { join } from 'node:path';
import { connect } from '@/db/connect';
import { startPostgres } from '@/db/embedded/start-postgres';
import { appUrl } from '@/db/migrate';
import type { Secrets } from './secrets';

export interface OpenDatabase {
  /** Said on the terminal: which database this is. */
  label: string;
  /** True when another process had started it. */
  reused: boolean;
  stop: () => Promise<void>;
}

// For a machine of two cores that also runs the application; commits always reach the disk.
const settings = {
  shared_buffers: '256MB',
  max_connections: '150',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  log_checkpoints: 'off',
  // A school's first import fills empty tables in seconds: plans must hear of it before the minute is over.
  autovacuum_naptime: '5s',
};

/**
 * Opens the database that DATABASE_URL names, or else the embedded one in the data folder, and sets DATABASE_URL and
 * APP_DATABASE_URL for this process and its children.
 * @throws Error in words when it cannot be reached
 */
export async function openDatabase(dataDir: string, secrets: Secrets): Promise<OpenDatabase> {
  if (process.env.DATABASE_URL) {
    const url = process.env.DATABASE_URL;
    await reach(url);
    process.env.APP_DATABASE_URL ||= appUrl(url, secrets.appPassword);
    return { label: `PostgreSQL at ${new URL(url).host}`, reused: true, stop: async () => {} };
  }
  const server = await startPostgres({ dataDir: join(dataDir, 'postgres'), password: secrets.ownerPassword, settings });
  process.env.DATABASE_URL = server.url;
  process.env.APP_DATABASE_URL = appUrl(server.url, secrets.appPassword);
  return { label: `embedded PostgreSQL on port ${server.port}`, reused: server.reused, stop: server.stop };
}

async function reach(url: string): Promise<void> {
  const sql = connect(url, { max: 1, connect_timeout: 10 });
  try {
    const [row] = await sql`select current_setting('server_version_num')::int as version`;
    if (row?.version < 180_000) throw new Error('it is older than PostgreSQL 18');
  } catch (error) {
    const reason = (error as Error).message || (error as { code?: string }).code;
    throw new Error(`The database of DATABASE_URL cannot be used: ${reason}`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
