import { csvDownload } from '@/lib/auth/csv-download';
import { openDecisionsCsv } from '@/lib/services/attribution/export-decisions';
import { loadAttributionParams } from '../../search-params';

/** Every decision as CSV, or with `?view=overrides` those that people made. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('referrals:read', 'decisions.csv', (ctx) =>
    openDecisionsCsv(ctx, { overrides: loadAttributionParams(request).view === 'overrides' }),
  );
}
