import { randomBytes } from 'node:crypto';
import type postgres from 'postgres';
import { afterAll, beforeAll, inject } from 'vitest';
import { closeDb } from '@/db/client';
import { connect } from '@/db/connect';
import { appUrl } from '@/db/migrate';
import { TEMPLATE, TEST_PASSWORD } from './template-cluster';

export interface TestDatabase {
  /** The owner's connections, which row-level security does not bind: to look at what a service wrote. */
  readonly owner: postgres.Sql;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/**
 * Gives this test file a migrated database of its own, and points DATABASE_URL and APP_DATABASE_URL at it.
 * Call it once at the top of the file; the fields can be read from `beforeAll` on.
 */
export function useDatabase(): TestDatabase {
  const name = `t_${randomBytes(8).toString('hex')}`;
  let owner: postgres.Sql | undefined;
  const ownerUrl = () => {
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${name}`;
    return url.href;
  };

  beforeAll(async () => {
    await onServer((sql) => sql`create database ${sql(name)} template ${sql(TEMPLATE)} strategy file_copy`);
    process.env.DATABASE_URL = ownerUrl();
    process.env.APP_DATABASE_URL = appUrl(ownerUrl(), TEST_PASSWORD);
    owner = connect(ownerUrl(), { max: 4 });
  });

  afterAll(async () => {
    await closeDb();
    await owner?.end({ timeout: 1 });
    await onServer((sql) => sql`drop database if exists ${sql(name)} with (force)`);
  });

  return {
    get owner() {
      if (!owner) throw new Error('The database is there from beforeAll on');
      return owner;
    },
    get ownerUrl() {
      return ownerUrl();
    },
    get appUrl() {
      return appUrl(ownerUrl(), TEST_PASSWORD);
    },
  };
}

async function onServer(run: (sql: postgres.Sql) => PromiseLike<unknown>): Promise<void> {
  const sql = connect(inject('postgresUrl'), { max: 1 });
  try {
    await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
