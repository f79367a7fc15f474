import { csvDownload } from '@/lib/auth/csv-download';
import { openOutboxCsv } from '@/lib/services/notifications/export-outbox';
import { loadOutboxParams } from '../search-params';

/** The filtered outbox as CSV: the same filters as in the address of the list. */
export function GET(request: Request): Promise<Response> {
  return csvDownload('outbox:read', 'outbox.csv', (ctx) => {
    const { status, channel } = loadOutboxParams(request);
    return openOutboxCsv(ctx, { ...(status ? { status } : {}), ...(channel ? { channel } : {}) });
  });
}
