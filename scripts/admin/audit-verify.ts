import { verifyAudit } from '@/lib/services/audit/verify-audit';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

export const auditVerify: Run = async (given) => {
  const report = await withOrganization(required(given, 'org'), verifyAudit);
  printJson(report);
  return report.ok ? 0 : 1;
};
