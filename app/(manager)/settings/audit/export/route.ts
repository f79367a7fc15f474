import { csvDownload } from '@/lib/auth/csv-download';
import { openAuditCsv } from '@/lib/services/audit/export-audit';
import { auditFilterOf, loadAuditParams } from '../search-params';

/** The filtered audit trail as CSV: the same filters as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('audit:read', 'audit.csv', (ctx) => openAuditCsv(ctx, auditFilterOf(loadAuditParams(request))));
}
