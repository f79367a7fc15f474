import { publishProgram } from '@/lib/services/programs/publish-program';
import type { Run } from './command';
import { positional, required } from './option';
import { printJson } from './print';
import { programSummary } from './program-summary';
import { withOrganization } from './with-database';

export const programPublish: Run = async (given) => {
  const id = positional(given, 0, 'PROGRAM_ID');
  printJson(programSummary(await withOrganization(required(given, 'org'), (ctx) => publishProgram(ctx, id))));
  return 0;
};
