import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

export const ledgerVerify: Run = async (given) => {
  const report = await withOrganization(required(given, 'org'), verifyLedger);
  printJson(report);
  return report.ok ? 0 : 1;
};
