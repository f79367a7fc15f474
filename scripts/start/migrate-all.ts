import { existsSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import { migrate } from '@/db/migrate';

/**
 * Brings a database up to date, job queue and tables alike.
 * @returns names of the migrations applied now
 */
export function migrateAll(ownerUrl: string, appPassword: string): Promise<string[]> {
  return migrate({ ownerUrl, appPassword, engine });
}

async function engine(ownerUrl: string): Promise<void> {
  const file = '@/inngest/local/migrate-engine';
  if (existsSync('inngest/local/migrate-engine.ts')) await (await import(file)).migrateEngine(ownerUrl);
  else await runMigrations({ connectionString: ownerUrl });
}
