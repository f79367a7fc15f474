import { sealAudit } from '@/lib/services/audit/seal';
import { verifyAudit } from '@/lib/services/audit/verify-audit';
import type { Run } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

/** Seals what no worker has sealed yet, for example after an import, and checks the whole chain. */
export const auditVerify: Run = async (given) => {
  const report = await withOrganization(required(given, 'org'), async (ctx) => {
    await sealAudit(ctx);
    return verifyAudit(ctx);
  });
  printJson(report);
  return report.ok ? 0 : 1;
};
