import { runDownload } from '@/lib/auth/run-download';
import { requireStaff } from '@/lib/auth/session';
import { statementFile } from '@/lib/services/ledger/statement-file';

type Params = { params: Promise<{ id: string }> };

/**
 * A person's statement as a file, in his language, since it is made for him: `?format=csv|pdf&from=&to=`, days in the
 * organisation's time zone, both included.
 */
export function GET(request: Request, { params }: Params): Promise<Response> {
  return runDownload(async () => {
    const ctx = await requireStaff('people:read');
    const query = Object.fromEntries(new URL(request.url).searchParams);
    return statementFile(ctx, { ...query, contactId: (await params).id });
  });
}
