import { csvDownload } from '@/lib/auth/csv-download';
import { openConversionsCsv } from '@/lib/services/conversions/export-conversions';
import { loadConversionParams } from '../search-params';

/** The filtered list of enrolments as CSV: the same filters as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('conversions:read', 'conversions.csv', (ctx) => {
    const { attributed, q } = loadConversionParams(request);
    return openConversionsCsv(ctx, {
      ...(attributed ? { attributed: attributed === 'yes' } : {}),
      ...(q ? { search: q } : {}),
    });
  });
}
