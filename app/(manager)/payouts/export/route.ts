import { csvDownload } from '@/lib/auth/csv-download';
import { openPayoutsCsv } from '@/lib/services/payouts/export-payouts';
import { loadPayoutParams } from '../search-params';

/** The filtered list of payouts as CSV: the same `?status=` as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('payouts:read', 'payouts.csv', (ctx) => {
    const { status } = loadPayoutParams(request);
    return openPayoutsCsv(ctx, status ? { status } : {});
  });
}
