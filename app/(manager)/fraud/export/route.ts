import { csvDownload } from '@/lib/auth/csv-download';
import { openFraudCasesCsv } from '@/lib/services/fraud/export-cases';
import { loadFraudParams } from '../search-params';

/** The list of cases in a view as CSV: the same `?view=` as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('conversions:read', 'fraud-cases.csv', (ctx) =>
    openFraudCasesCsv(ctx, { status: loadFraudParams(request).view }),
  );
}
