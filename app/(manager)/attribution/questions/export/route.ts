import { csvDownload } from '@/lib/auth/csv-download';
import { openQuestionsCsv } from '@/lib/services/attribution/export-questions';
import { loadAttributionParams } from '../../search-params';

/** The filtered list of questions as CSV: the same `?status=` as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('referrals:read', 'questions.csv', (ctx) => {
    const { status } = loadAttributionParams(request);
    return openQuestionsCsv(ctx, status ? { status } : {});
  });
}
