import { dropOldMonths } from '@/lib/services/retention/drop-old-months';
import { runRetention } from '@/lib/services/retention/run-retention';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

/** What the clock does once a month, now, for one organisation. */
export const retentionRun: Run = async (given) => {
  const report = await withOrganization(required(given, 'org'), async (ctx) => ({
    months: await dropOldMonths(ctx.now),
    ...(await runRetention(ctx)),
  }));
  printJson(report);
  return 0;
};
