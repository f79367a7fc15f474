import { once } from 'node:events';
import { openJournal } from '@/lib/services/ledger/journal';
import type { Run } from './command';
import { required } from './option';
import { withOrganization } from './with-database';

/** Writes the journal to standard output as it is read, waiting for whoever reads it. */
export const ledgerJournal: Run = (given) =>
  withOrganization(required(given, 'org'), async (ctx) => {
    const { from, to } = given.values;
    for await (const piece of await openJournal(ctx, { ...(from && { from }), ...(to && { to }) })) {
      if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
    }
    return 0;
  });
