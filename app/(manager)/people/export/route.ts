import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { streamOf } from '@/lib/auth/stream-of';
import { openPeopleCsv } from '@/lib/services/people/export-people';

/** The filtered list of people as CSV: `?q=&standing=`, as in the address of the list. It is sent as it is read. */
export function GET(request: Request): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('people:read');
    const { searchParams } = new URL(request.url);
    const [search, standing] = [searchParams.get('q'), searchParams.get('standing')];
    const pieces = await openPeopleCsv(ctx, { ...(search ? { search } : {}), ...(standing ? { standing } : {}) });
    return { body: streamOf(pieces), contentType: 'text/csv; charset=utf-8', fileName: 'people.csv' };
  });
}
