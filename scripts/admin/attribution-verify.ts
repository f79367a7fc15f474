import { verifyAttribution } from '@/lib/services/attribution/verify-attribution';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

export const attributionVerify: Run = async (given) => {
  const report = await withOrganization(required(given, 'org'), verifyAttribution);
  printJson(report);
  return report.ok ? 0 : 1;
};
