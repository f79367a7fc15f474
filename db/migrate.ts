import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type postgres from 'postgres';
import { connect } from './connect';

export interface MigrateOptions {
  /** The owner's URL: migrates, and may make roles. */
  ownerUrl: string;
  /** Password the application's role gets, each time. */
  appPassword: string;
  /** Makes the job queue's own schema first, because Kith's functions call it. Handed in: db knows no engine. */
  engine: (ownerUrl: string) => Promise<void>;
  /** Folder of `NNNN_name.sql` files; Kith's own by default. */
  folder?: string;
}

export const APP_ROLE = 'kith_app';

// Any number that no other program takes: two starts at once must migrate one after the other.
const LOCK = 72_014_518;

/**
 * Brings the database up to date: the application's role, the job queue, then each migration once, in its own transaction.
 * Roles belong to the cluster and take a password, so they are made here and not in a migration.
 * @returns names of the migrations that were applied now
 * @throws Error when a migration fails (nothing of it stays) or when an applied one was edited since
 */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const sql = connect(options.ownerUrl, { max: 1 });
  try {
    await sql`select pg_advisory_lock(${LOCK})`;
    await prepareAppRole(sql, options.appPassword);
    await options.engine(options.ownerUrl);
    return await applyAll(sql, options.folder ?? join(process.cwd(), 'db/migrations'));
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** @returns the same URL for role `kith_app` */
export function appUrl(ownerUrl: string, appPassword: string): string {
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = encodeURIComponent(appPassword);
  return url.href;
}

async function prepareAppRole(sql: postgres.Sql, password: string): Promise<void> {
  const [role] = await sql`
    select rolsuper or rolbypassrls as unbound, current_user = ${APP_ROLE} as self from pg_roles where rolname = ${APP_ROLE}`;
  if (role?.self) throw new Error(`DATABASE_URL must name the owner, not ${APP_ROLE}`);
  // A role that row-level security does not bind would see every school.
  if (role?.unbound)
    throw new Error(`The role ${APP_ROLE} is a superuser or bypasses row-level security: alter it first`);
  if (!role) await makeRole(sql);
  const [statement] =
    await sql`select format('alter role %I login password %L', ${APP_ROLE}::text, ${password}::text) as text`;
  await sql.unsafe(statement?.text);
  await sql.unsafe(`grant connect on database ${await databaseName(sql)} to ${APP_ROLE}`);
}

async function makeRole(sql: postgres.Sql): Promise<void> {
  try {
    await sql`create role ${sql(APP_ROLE)} login nosuperuser nobypassrls nocreatedb nocreaterole`;
  } catch (error) {
    // Another database of the same cluster may have made it in this instant.
    if ((error as postgres.PostgresError).code !== '42710' && (error as postgres.PostgresError).code !== '23505')
      throw error;
  }
}

async function databaseName(sql: postgres.Sql): Promise<string> {
  const [row] = await sql`select quote_ident(current_database()) as name`;
  return row?.name;
}

async function applyAll(sql: postgres.Sql, folder: string): Promise<string[]> {
  await sql`
    create table if not exists kith_migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`;
  const rows = await sql<{ name: string; hash: string }[]>`select name, hash from kith_migrations`;
  const applied = new Map(rows.map((row) => [row.name, row.hash]));
  const now: string[] = [];
  for (const file of migrationFiles(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    const hash = createHash('sha256').update(text).digest('hex');
    const before = applied.get(file);
    if (before === hash) continue;
    if (before) throw new Error(`Migration ${file} was applied and has been edited since: add a new one instead`);
    await applyOne(sql, file, text, hash);
    now.push(file);
  }
  return now;
}

function migrationFiles(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => /^\d{4}_.*\.sql$/.test(name))
    .sort();
}

// Drizzle's `--> statement-breakpoint` lines are comments to PostgreSQL: a file goes out whole, as one transaction.
async function applyOne(sql: postgres.Sql, file: string, text: string, hash: string): Promise<void> {
  await sql
    .begin(async (tx) => {
      await tx.unsafe(text).simple();
      await tx`insert into kith_migrations (name, hash) values (${file}, ${hash})`;
    })
    .catch((error: postgres.PostgresError) => {
      const line = error.position ? `, line ${text.slice(0, Number(error.position)).split('\n').length}` : '';
      throw new Error(`Migration ${file}${line}: ${error.message} ${error.where ?? ''}`.trimEnd(), { cause: error });
    });
}
