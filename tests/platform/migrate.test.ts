import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '@/db/migrate';
import { migrateAll } from '@/scripts/start/migrate-all';
import { TEST_PASSWORD } from '@/tests/setup/template-cluster';
import { useDatabase } from '../setup/database';

const database = useDatabase();
const noEngine = async () => {};

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'kith-migrations-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('migrate', () => {
  it('does nothing on a database that is up to date, also when two start at once', async () => {
    const runs = [1, 2].map(() => migrateAll(database.ownerUrl, TEST_PASSWORD));
    expect(await Promise.all(runs)).toEqual([[], []]);
  });

  it('applies new files in order, each once', async () => {
    const folder = folderWith({
      '9002_b.sql': 'insert into made values (2);',
      '9001_a.sql': 'create table made (n int);--> statement-breakpoint\ninsert into made values (1);',
      'notes.txt': 'not a migration',
    });
    const options = { ownerUrl: database.ownerUrl, appPassword: TEST_PASSWORD, engine: noEngine, folder };
    expect(await migrate(options)).toEqual(['9001_a.sql', '9002_b.sql']);
    expect(await migrate(options)).toEqual([]);
    expect(await database.owner`select n from made order by n`).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('names file and line of a failure and keeps nothing of that file', async () => {
    const folder = folderWith({ '9003_c.sql': 'create table half (n int);\nselect broken;' });
    const options = { ownerUrl: database.ownerUrl, appPassword: TEST_PASSWORD, engine: noEngine, folder };
    await expect(migrate(options)).rejects.toThrow('Migration 9003_c.sql, line 2: column "broken" does not exist');
    expect(await database.owner`select to_regclass('half') as half`).toEqual([{ half: null }]);
  });

  it('refuses an applied migration that was edited', async () => {
    const before = folderWith({ '9004_d.sql': 'select 1;' });
    const after = folderWith({ '9004_d.sql': 'select 2;' });
    const options = { ownerUrl: database.ownerUrl, appPassword: TEST_PASSWORD, engine: noEngine };
    await migrate({ ...options, folder: before });
    await expect(migrate({ ...options, folder: after })).rejects.toThrow('9004_d.sql was applied and has been edited');
  });

  it('refuses to run as the application', async () => {
    const options = { ownerUrl: database.appUrl, appPassword: TEST_PASSWORD, engine: noEngine };
    await expect(migrate(options)).rejects.toThrow('must name the owner');
  });
});
