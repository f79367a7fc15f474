import { csvDownload } from '@/lib/auth/csv-download';
import { openCodesCsv } from '@/lib/services/codes/export-codes';
import { loadCodeParams } from '../../search-params';

type Params = { params: Promise<{ id: string }> };

/** The codes of a programme with what they have brought, as CSV: the same `?q=` as in the address of the list. */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return csvDownload('programs:read', 'codes.csv', async (ctx) => {
    const { q } = loadCodeParams(request);
    return openCodesCsv(ctx, { programId: (await params).id, ...(q ? { search: q } : {}) });
  });
}
