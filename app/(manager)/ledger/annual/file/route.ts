import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { readAnnualTotals } from '@/lib/services/ledger/annual-totals';
import { annualTotalsCsv } from '@/lib/services/ledger/annual-totals-csv';

/** What everybody got in a year as CSV: `?year=2026`. */
export function GET(request: Request): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('payouts:read');
    const totals = await readAnnualTotals(ctx, Object.fromEntries(new URL(request.url).searchParams));
    return {
      body: annualTotalsCsv(totals),
      contentType: 'text/csv; charset=utf-8',
      fileName: `annual-totals-${totals.year}.csv`,
    };
  });
}
