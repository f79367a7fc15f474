import { verifyAudit } from '@/lib/services/audit/verify-audit';
import type { Ctx } from '@/lib/services/context';
import { verifyLedger } from '@/lib/services/ledger/verify-ledger';
import type { Command } from './command';
import { required } from './option';
import { printJson } from './print';
import { withOrganization } from './with-database';

function verification(subject: string, summary: string, verify: (ctx: Ctx) => Promise<{ ok: boolean }>): Command {
  return {
    name: [subject, 'verify'],
    usage: '--org demo',
    summary: `${summary} Exit code 1 when something does not hold.`,
    options: ['org'],
    positionals: 0,
    async run(given) {
      const report = await withOrganization(required(given, 'org'), verify);
      printJson(report);
      return report.ok ? 0 : 1;
    },
  };
}

export const auditVerify = verification('audit', 'Recomputes the hash chain of the audit trail.', verifyAudit);
export const ledgerVerify = verification(
  'ledger',
  'Checks that every transfer sums to zero and agrees with rewards and payouts.',
  verifyLedger,
);
