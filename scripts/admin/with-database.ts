import { closeDb, ownerSql } from '@/db/client';
import { type Ctx, systemCtx } from '@/lib/services/context';
import { findOrganizationId } from '@/lib/services/organizations/reads';
import { migrateAll } from '../start/migrate-all';
import { openDatabase } from '../start/open-database';
import { readLock } from '../start/run-lock';
import type { Secrets } from '../start/secrets';
import { completeSettings } from '../start/settings';

const ACTOR = 'Administration';

/**
 * Opens the database for one command: the one that a running Kith uses, or else the embedded one, which is started for the
 * command and stopped after it. A new one is brought up to date first.
 */
export async function withDatabase<T>(work: () => Promise<T>): Promise<T> {
  const { dataDir, secrets } = completeSettings('production');
  const database = await openDatabase(dataDir, secrets);
  try {
    await migrateWhenNew(secrets);
    return await work();
  } finally {
    await closeDb();
    // `npm start` may have taken the server over meanwhile.
    if (!database.reused && !readLock(dataDir)) await database.stop();
  }
}

async function migrateWhenNew(secrets: Secrets): Promise<void> {
  const [row] = await ownerSql()`select to_regclass('public.kith_migrations') as found`;
  if (!row?.found) await migrateAll(String(process.env.DATABASE_URL), secrets.appPassword);
}

/**
 * The same for one organisation, by its slug, as the system.
 * @throws Error when there is no such organisation
 */
export function withOrganization<T>(slug: string, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return withDatabase(async () => {
    const id = await findOrganizationId(slug);
    if (!id)
      throw new Error(`There is no organisation "${slug}". Make it: npm run admin -- org create --slug ${slug} …`);
    return work(systemCtx(id, new Date(), ACTOR));
  });
}

/** The system's context before there is an organisation. */
export function systemWithout(): Ctx {
  return systemCtx('00000000-0000-0000-0000-000000000000', new Date(), ACTOR);
}
