import { migrate } from '@/db/migrate';
import { migrateEngine } from '@/inngest/local/migrate-engine';

/**
 * Brings a database up to date, job queue and tables alike.
 * @returns names of the migrations applied now
 */
export function migrateAll(ownerUrl: string, appPassword: string): Promise<string[]> {
  return migrate({ ownerUrl, appPassword, engine: migrateEngine });
}
