import { findOrganizationId } from '@/lib/services/organizations/reads';
import { seedDemo } from '../seed/seed-demo';
import { demoSignIns } from '../seed/sign-ins';
import type { Command } from './command';
import { withDatabase } from './with-database';

export const seed: Command = {
  name: ['seed'],
  usage: '',
  summary: 'Makes the demo school when there is none yet, and prints its sign-ins.',
  options: [],
  positionals: 0,
  async run() {
    await withDatabase(async () => {
      if (!(await findOrganizationId('demo'))) await seedDemo(new Date());
    });
    console.log(demoSignIns());
    return 0;
  },
};
