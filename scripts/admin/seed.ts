import { findOrganizationId } from '@/lib/services/organizations/reads';
import { seedDemo } from '../seed/seed-demo';
import { demoSignIns } from '../seed/sign-ins';
import type { Run } from './command';
import { withDatabase } from './with-database';

export const seed: Run = async () => {
  await withDatabase(async () => {
    if (!(await findOrganizationId('demo'))) await seedDemo(new Date());
  });
  process.stdout.write(`${demoSignIns()}\n`);
  return 0;
};
