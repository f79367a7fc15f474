import { csvDownload } from '@/lib/auth/csv-download';
import { openRedemptionsCsv } from '@/lib/services/redemptions/export-redemptions';
import { loadRedemptionParams } from '../search-params';

/** The filtered list of redemptions as CSV: the same filters as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('rewards:read', 'redemptions.csv', (ctx) => {
    const { kind, status } = loadRedemptionParams(request);
    return openRedemptionsCsv(ctx, { ...(kind ? { kind } : {}), ...(status ? { status } : {}) });
  });
}
