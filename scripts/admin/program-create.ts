import { createProgram } from '@/lib/services/programs/create-program';
import { publishProgram } from '@/lib/services/programs/publish-program';
import type { Command } from './command';
import { positional, required } from './option';
import { printJson } from './print';
import { readJsonFile } from './read-json-file';
import { withOrganization } from './with-database';

const summaryOf = ({ id, name, status, version }: { id: string; name: string; status: string; version: number }) => ({
  id,
  name,
  status,
  version,
});

export const programCreate: Command = {
  name: ['program', 'create'],
  usage: '--org demo FILE.json',
  summary: 'Makes a draft programme of a file with the body of POST /api/v1/programs.',
  options: ['org'],
  positionals: 1,
  async run(given) {
    const body = readJsonFile(positional(given, 0, 'FILE.json'));
    printJson(summaryOf(await withOrganization(required(given, 'org'), (ctx) => createProgram(ctx, body))));
    return 0;
  },
};

export const programPublish: Command = {
  name: ['program', 'publish'],
  usage: '--org demo PROGRAM_ID',
  summary: 'Publishes the draft of a programme.',
  options: ['org'],
  positionals: 1,
  async run(given) {
    const id = positional(given, 0, 'PROGRAM_ID');
    printJson(summaryOf(await withOrganization(required(given, 'org'), (ctx) => publishProgram(ctx, id))));
    return 0;
  },
};
