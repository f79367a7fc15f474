import { createProgram } from '@/lib/services/programs/create-program';
import type { Run } from './command';
import { positional, required } from './option';
import { printJson } from './print';
import { programSummary } from './program-summary';
import { readJsonFile } from './read-json-file';
import { withOrganization } from './with-database';

export const programCreate: Run = async (given) => {
  const body = readJsonFile(positional(given, 0, 'FILE.json'));
  printJson(programSummary(await withOrganization(required(given, 'org'), (ctx) => createProgram(ctx, body))));
  return 0;
};
