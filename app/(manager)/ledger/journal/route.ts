import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { streamOf } from '@/lib/auth/stream-of';
import { openJournal } from '@/lib/services/ledger/journal';

/** The ledger's journal as CSV: `?from=&to=`, days in the organisation's time zone, both included. It is sent as it is read. */
export function GET(request: Request): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('payouts:read');
    const query = Object.fromEntries([...new URL(request.url).searchParams].filter(([, value]) => value));
    const pieces = await openJournal(ctx, query);
    const days = [query.from, query.to].filter(Boolean).map((day) => `-${day}`);
    return {
      body: streamOf(pieces),
      contentType: 'text/csv; charset=utf-8',
      fileName: `journal${days.join('')}.csv`,
    };
  });
}
