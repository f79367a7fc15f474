import { dirname } from 'node:path';
import { ownerSql } from '@/db/client';
import { systemCtx } from '@/lib/services/context';
import { countStaleSecrets } from '@/lib/services/encryption/count-stale';
import { type Rotation, rotateKeys } from '@/lib/services/encryption/rotate-keys';
import { listOrganizationIds } from '@/lib/services/organizations/reads';
import { addEncryptionKey } from '../start/secrets';
import type { Run } from './command';
import { printJson } from './print';
import { withDatabase } from './with-database';

const ACTOR = 'Administration';

/** One rotation at a time; a second waits, finds nothing stale of the first, and goes on from there. */
export const keysRotate: Run = async () => {
  const sum = await withDatabase(
    async () =>
      ownerSql().begin(async (sql) => {
        await sql`select pg_advisory_xact_lock(hashtext('kith:keys-rotate'))`;
        return rotateAll();
      }) as Promise<Rotation>,
  );
  printJson(sum);
  return 0;
};

async function rotateAll(): Promise<Rotation> {
  const contexts = (await listOrganizationIds()).map((id) => systemCtx(id, new Date(), ACTOR));
  let stale = 0;
  for (const ctx of contexts) stale += await countStaleSecrets(ctx);
  // What an interrupted rotation left is finished with its own key before there is another.
  const file = process.env.ENCRYPTION_KEY_FILE;
  if (file && stale === 0) addEncryptionKey(dirname(file));
  const sum: Rotation = { rotated: 0, unchanged: 0 };
  for (const ctx of contexts) {
    const { rotated, unchanged } = await rotateKeys({ ...ctx, now: new Date() });
    sum.rotated += rotated;
    sum.unchanged += unchanged;
  }
  return sum;
}
