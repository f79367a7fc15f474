import { csvDownload } from '@/lib/auth/csv-download';
import { openPeopleCsv } from '@/lib/services/people/export-people';

/** The filtered list of people as CSV: `?q=&standing=`, as in the address of the list. It is sent as it is read. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('people:read', 'people.csv', (ctx) => {
    const { searchParams } = new URL(request.url);
    const [search, standing] = [searchParams.get('q'), searchParams.get('standing')];
    return openPeopleCsv(ctx, { ...(search ? { search } : {}), ...(standing ? { standing } : {}) });
  });
}
