import { closeDb } from '@/db/client';
import { findOrganizationId, listOrganizationIds } from '@/lib/services/organizations/reads';
import { demoSignIns } from './seed/sign-ins';

/** Run by every start, with the database's addresses in the environment: makes the demo school on an empty database. */
async function main(): Promise<string> {
  const demo = await findOrganizationId('demo');
  if (!demo && (await listOrganizationIds()).length) return '';
  // Loaded only when it is needed: it brings every service with it.
  if (!demo) await (await import('./seed/seed-demo')).seedDemo(new Date());
  return demoSignIns();
}

main()
  .then(async (text) => {
    await closeDb();
    if (text) console.log(text);
  })
  .catch((error: unknown) => {
    console.error(error);
    process.exit(1);
  });
